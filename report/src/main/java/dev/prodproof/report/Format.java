package dev.prodproof.report;

import dev.prodproof.core.Report;
import dev.prodproof.core.Unusable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The views that are files, by the word that `--as` takes.
public enum Format {
  JSON("report.json"),
  HTML("report.html"),
  SARIF("report.sarif"),
  GITHUB("github.sarif"),
  JUNIT("junit.xml"),
  MARKDOWN("report.md"),
  WFC("wfc-report.json");

  private final String file;

  Format(String file) {
    this.file = file;
  }

  /// The name that it has in a run directory.
  public String file() {
    return file;
  }

  public String render(Report report) {
    return switch (this) {
      case JSON -> Json.render(report);
      case HTML -> Html.render(report);
      case SARIF -> Sarif.render(report);
      case GITHUB -> Sarif.forGitHub(report);
      case JUNIT -> Junit.render(report);
      case MARKDOWN -> Markdown.render(report);
      case WFC -> Wfc.render(report);
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Format of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new Unusable("there is no format `" + word + "`: use " + words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
  }
}
