package dev.prodproof.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Memory over exchanges, as a plain drawing.
final class Curve {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int LEFT = 60;
  private static final int BOTTOM = 40;
  private static final int TOP = 30;

  private record Point(double exchanges, double heap, double resident) {}

  private final List<Point> points = new ArrayList<>();

  void add(double exchanges, double heap, double resident) {
    points.add(new Point(exchanges, heap, resident));
  }

  String svg() {
    var text = new StringBuilder();
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n".formatted(WIDTH, HEIGHT));
    text.append("<title>Memory while exchanges are recorded and judged</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    for (int i = 0; i <= 4; i++) {
      double mib = top() * i / 4;
      text.append(line(LEFT, y(mib), WIDTH - 20.0, y(mib), "#ddd"));
      text.append(label(LEFT - 6.0, y(mib) + 4, "end", "%.0f".formatted(mib)));
      double share = last() * i / 4;
      text.append(label(x(share), HEIGHT - BOTTOM + 16.0, "middle", "%,.0f".formatted(share)));
    }
    text.append(label(LEFT, 16, "start", "MiB: resident (dashed), heap after collection (solid)"));
    text.append(label(WIDTH - 20.0, HEIGHT - 6.0, "end", "exchanges recorded and judged"));
    text.append(path(Point::heap, "stroke=\"#14508c\""));
    text.append(path(Point::resident, "stroke=\"#b0501e\" stroke-dasharray=\"5 3\""));
    return text.append("</svg>\n").toString();
  }

  private double last() {
    return points.isEmpty() ? 1 : points.getLast().exchanges();
  }

  /// The next round number of MiB above all.
  private double top() {
    double most = points.stream().mapToDouble(p -> Math.max(p.heap(), p.resident())).max().orElse(1);
    return Math.ceil(most / 100) * 100;
  }

  private double x(double exchanges) {
    return LEFT + (WIDTH - LEFT - 20) * exchanges / last();
  }

  private double y(double mib) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * mib / top();
  }

  private String path(ToDoubleFunction<Point> of, String look) {
    String along =
        points.stream()
            .map(p -> number(x(p.exchanges())) + "," + number(y(of.applyAsDouble(p))))
            .collect(Collectors.joining(" "));
    return "<polyline fill=\"none\" stroke-width=\"2\" " + look + " points=\"" + along + "\"/>\n";
  }

  private static String line(double x1, double y1, double x2, double y2, String colour) {
    return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>%n".formatted(number(x1), number(y1), number(x2), number(y2), colour);
  }

  private static String label(double x, double y, String anchor, String what) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n".formatted(number(x), number(y), anchor, what);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
