package dev.prodproof.cli;

import dev.prodproof.core.Report;
import dev.prodproof.report.Format;
import dev.prodproof.report.Look;
import dev.prodproof.report.Terminal;
import dev.prodproof.report.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/// The formats by name, as `--as` takes them: the files of [Format], and text for a terminal.
final class Formats {
  private Formats() {}

  static String render(Report report, String format) {
    return format.equals("text")
        ? Terminal.render(report, Look.PLAIN)
        : Format.of(format).render(report);
  }

  /// @throws dev.prodproof.core.Unusable where there is no such format
  static void require(String format) {
    if (!format.equals("text")) {
      Format.of(format);
    }
  }

  static void write(Report report, Path folder, String format) throws IOException {
    String file = format.equals("text") ? "report.txt" : Format.of(format).file();
    WholeFile.write(folder.resolve(file), render(report, format));
  }
}
