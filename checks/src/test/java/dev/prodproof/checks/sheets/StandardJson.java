package dev.prodproof.checks.sheets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The standard as the engine reads it at run time.
final class StandardJson {
  static final String VERSION = "0.1";

  private StandardJson() {}

  static String of(List<Sheet> sheets) {
    Map<String, Object> standard = new LinkedHashMap<>();
    standard.put("version", VERSION);
    standard.put("checks", sheets.stream().map(StandardJson::check).toList());
    return writer().writeValueAsString(standard) + "\n";
  }

  private static Map<String, Object> check(Sheet sheet) {
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("id", sheet.id());
    check.put("title", sheet.title());
    check.put("chapter", sheet.chapter());
    check.put("severity", sheet.severity());
    check.put("statements", sheet.statements());
    check.put("references", sheet.references());
    check.put("since", sheet.since());
    check.put("built", sheet.built());
    check.put("judged", sheet.judged());
    check.put("experiments", sheet.experiments());
    check.put("needs", sheet.needs());
    check.put("impact", sheet.impact());
    check.put("why", sheet.section("Why"));
    check.put("how", sheet.section("How it is judged"));
    check.put("fix", sheet.section("How to fix"));
    check.put("example", sheet.section("Example"));
    return check;
  }

  /// Line feeds on every system, so that the file is the same wherever it is written.
  private static ObjectWriter writer() {
    var indenter = new DefaultIndenter("  ", "\n");
    return JsonMapper.shared()
        .writer()
        .with(new DefaultPrettyPrinter().withObjectIndenter(indenter));
  }
}
