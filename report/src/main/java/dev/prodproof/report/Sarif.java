package dev.prodproof.report;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Tally;
import dev.prodproof.report.words.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// SARIF 2.1.0 (OASIS): findings as results of kind `fail`, and one result for each check that
/// has none, so that what was not shown is visible too. GitHub takes every result for an alert,
/// whatever its kind; for GitHub there is a form with the failures alone.
public final class Sarif {
  /// GitHub keeps 5,000 and refuses more than 25,000 results of a run.
  private static final int RESULTS = 25_000;

  private static final int MESSAGE = 1_000;
  private static final int HELP = 20_000;
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final Report report;
  private final boolean everything;
  private final Map<String, Integer> rules = new HashMap<>();

  private Sarif(Report report, boolean everything) {
    this.report = report;
    this.everything = everything;
  }

  public static String render(Report report) {
    return new Sarif(report, true).log();
  }

  /// Only what fails.
  public static String forGitHub(Report report) {
    return new Sarif(report, false).log();
  }

  private String log() {
    var log = object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run()));
    return Foreign.encodable(Json.MAPPER.writeValueAsString(log)) + "\n";
  }

  private Map<String, Object> run() {
    var described = new ArrayList<Object>();
    for (var check : report.checks()) {
      rules.put(check.id(), described.size());
      described.add(rule(check));
    }
    var driver =
        object(
            "name", "Prodproof",
            "semanticVersion", "0.1.0",
            "rules", described);
    return object(
        "tool", object("driver", driver),
        "automationDetails", object("id", "prodproof/" + plain(report.target().name(), 100) + "/"),
        "columnKind", "utf16CodeUnits",
        "results", results());
  }

  private static Object rule(CheckResult check) {
    var tags = new ArrayList<String>(List.of(plain(check.chapter(), 60)));
    check.statements().stream().limit(19).forEach(statement -> tags.add(plain(statement, 60)));
    String help =
        Foreign.visibleLines(Foreign.cut(check.why() + "\n\n" + check.fix(), HELP)).strip();
    String title = plain(check.title(), 300);
    return object(
        "id", check.id(),
        "shortDescription", object("text", title),
        "fullDescription", object("text", title),
        "help", object("text", help.isEmpty() ? title : help, "markdown", help),
        "defaultConfiguration", object("level", level(check.severity())),
        "properties", object("tags", tags.stream().distinct().toList()));
  }

  /// The gravest first: what is beyond the limit matters least.
  private List<Object> results() {
    var results = new ArrayList<Object>();
    for (var cited : new Tally(report).worst()) {
      if (everything || kind(cited).equals("fail")) {
        results.add(finding(cited));
      }
    }
    for (var check : report.checks()) {
      if (everything && check.findings().isEmpty()) {
        results.add(quiet(check));
      }
    }
    return results.size() <= RESULTS ? results : results.subList(0, RESULTS);
  }

  private Object finding(Tally.Cited cited) {
    var found = cited.finding();
    var result = result(cited.check(), kind(cited), level(found.severity()));
    result.put("message", object("text", plain(found.where() + ": " + found.what(), MESSAGE)));
    result.put("locations", List.of(location(found.where())));
    result.put("partialFingerprints", object("prodproof/v1", plain(found.id(), 100)));
    result.put(
        "properties",
        object(
            "severity", plain(found.severity(), 20),
            "cause", plain(found.cause(), MESSAGE),
            "confirmed", plain(found.confirmed(), 40),
            "curl", plain(found.reproduce().curl(), 4 * MESSAGE)));
    return result;
  }

  private static String kind(Tally.Cited cited) {
    if (cited.finding().severity().equals("info")) {
      return "informational";
    }
    return cited.check().verdict().equals("fail") ? "fail" : "review";
  }

  private Object quiet(CheckResult check) {
    String kind =
        switch (check.verdict()) {
          case "pass" -> "pass";
          case "fail" -> "fail";
          case "not-applicable" -> "notApplicable";
          case "inconclusive" -> "review";
          default -> "open";
        };
    var result = result(check, kind, level(check.severity()));
    String because = check.because().isBlank() ? "" : ": " + check.because();
    String message = Words.verdict(check.verdict()) + because;
    result.put("message", object("text", plain(message, MESSAGE)));
    result.put("locations", List.of(location(check.id())));
    result.put("partialFingerprints", object("prodproof/v1", plain(check.id(), 100)));
    return result;
  }

  private Map<String, Object> result(CheckResult check, String kind, String level) {
    // The standard wants level `none` for all that isn't a failure.
    return object(
        "ruleId",
        check.id(),
        "ruleIndex",
        rules.getOrDefault(check.id(), -1),
        "kind",
        kind,
        "level",
        kind.equals("fail") ? level : "none");
  }

  /// An operation has no file. Code hosts want one, so the operation stands as a relative address.
  private static Object location(String where) {
    String place = plain(where, 300);
    String address =
        URLEncoder.encode(place, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    var artifact = object("artifactLocation", object("uri", "service/" + address));
    artifact.put("region", object("startLine", 1));
    return object(
        "physicalLocation",
        artifact,
        "logicalLocations",
        List.of(object("fullyQualifiedName", place, "kind", "resource")));
  }

  private static String level(String severity) {
    return switch (severity) {
      case "critical", "major" -> "error";
      case "minor" -> "warning";
      default -> "note";
    };
  }

  private static String plain(String foreign, int most) {
    return Foreign.encodable(Foreign.visible(Foreign.cut(foreign, most)));
  }

  private static Map<String, Object> object(Object... pairs) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }
}
