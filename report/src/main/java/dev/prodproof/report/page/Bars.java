package dev.prodproof.report.page;

import java.util.List;
import java.util.Locale;

/// A bar of parts. The numbers stand beside it in words, so it is hidden from screen readers.
final class Bars {
  private static final double WIDTH = 200;

  private Bars() {}

  /// @param css the class that colours it
  record Part(String css, long amount) {}

  static Markup bar(long whole, List<Part> parts) {
    var svg =
        Markup.box("svg", "bar")
            .at("viewBox", "0 0 200 6")
            .at("preserveAspectRatio", "none")
            .at("aria-hidden", "true");
    svg.add(piece("bar-rest", 0, WIDTH));
    double x = 0;
    for (var part : parts) {
      double width = whole <= 0 ? 0 : WIDTH * part.amount() / whole;
      svg.add(piece(part.css(), x, width));
      x += width;
    }
    return svg;
  }

  private static Markup piece(String css, double x, double width) {
    return Markup.box("rect", css)
        .at("x", number(x))
        .at("y", "0")
        .at("width", number(width))
        .at("height", "6");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
