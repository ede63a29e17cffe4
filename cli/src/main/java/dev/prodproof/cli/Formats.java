package dev.prodproof.cli;

import dev.prodproof.core.Report;
import dev.prodproof.core.Unusable;
import dev.prodproof.report.Html;
import dev.prodproof.report.Json;
import dev.prodproof.report.Look;
import dev.prodproof.report.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The formats by name, as `--as` takes them.
final class Formats {
  private Formats() {}

  static String render(Report report, String format) {
    return switch (format) {
      case "html" -> Html.render(report);
      case "json" -> Json.render(report);
      case "text", "terminal" -> Terminal.render(report, Look.PLAIN);
      default ->
          throw new Unusable(
              "there is no format `" + format + "`: use html, json, sarif, junit, markdown or text");
    };
  }

  static void write(Report report, Path folder, String format) throws IOException {
    Files.writeString(folder.resolve(fileName(format)), render(report, format));
  }

  private static String fileName(String format) {
    return switch (format) {
      case "junit" -> "report.junit.xml";
      case "markdown" -> "report.md";
      case "text", "terminal" -> "report.txt";
      default -> "report." + format;
    };
  }
}
