package dev.prodproof.report;

import dev.prodproof.core.Report;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The report of Web Fuzzing Commons (github.com/WebFuzzing/Commons, `wfc/schemas/report.yaml`),
/// which makes fuzzers comparable. Only findings that its categories name are in it; a finding
/// stands for the test case that shows it.
public final class Wfc {
  private static final String SCHEMA_VERSION = "0.8.0";
  private static final int CONTEXT = 400;

  private final Report report;

  private Wfc(Report report) {
    this.report = report;
  }

  public static String render(Report report) {
    return Foreign.encodable(Json.MAPPER.writeValueAsString(new Wfc(report).document())) + "\n";
  }

  /// The code of the fault category that the check's findings belong to.
  static OptionalInt code(String check) {
    return switch (check) {
      case "failures/no-server-error" -> OptionalInt.of(100);
      case "documentation/api-agrees" -> OptionalInt.of(101);
      case "failures/invalid-input-refused" -> OptionalInt.of(102);
      case "failures/deleted-is-gone" -> OptionalInt.of(103);
      case "failures/refused-changes-nothing" -> OptionalInt.of(104);
      case "security/sql-injection" -> OptionalInt.of(200);
      case "security/cross-site-scripting" -> OptionalInt.of(201);
      case "security/server-side-request" -> OptionalInt.of(202);
      case "security/mass-assignment" -> OptionalInt.of(203);
      case "security/object-authorization",
          "security/function-authorization",
          "security/privilege-escalation" ->
          OptionalInt.of(206);
      default -> OptionalInt.empty();
    };
  }

  private Map<String, Object> document() {
    var named =
        new Tally(report).worst().stream().filter(c -> code(c.check().id()).isPresent()).toList();
    var tests = new LinkedHashMap<String, Object>();
    named.forEach(cited -> tests.put(cited.finding().id(), test(cited)));
    var document = new LinkedHashMap<String, Object>();
    document.put("schemaVersion", SCHEMA_VERSION);
    document.put("toolName", "Prodproof");
    document.put("toolVersion", "0.1.0");
    document.put("creationTime", report.startedAt());
    document.put("faults", faults(named));
    document.put("problemDetails", Map.of("rest", rest()));
    document.put("totalTests", tests.size());
    document.put("testFilePaths", List.of(Format.JSON.file()));
    document.put("testCases", new ArrayList<>(tests.values()));
    return document;
  }

  private static Map<String, Object> faults(List<Tally.Cited> named) {
    var found = new ArrayList<Object>();
    var distinct = new LinkedHashSet<String>();
    for (var cited : named) {
      int code = code(cited.check().id()).orElseThrow();
      String context = plain(cited.finding().cause());
      distinct.add(code + " " + context);
      var fault = new LinkedHashMap<String, Object>();
      // The schema declares `operationId` and requires `endpointId`; readers differ, so both are
      // there.
      fault.put("operationId", operation(cited.finding().where()));
      fault.put("endpointId", operation(cited.finding().where()));
      fault.put("testCaseId", plain(cited.finding().id()));
      fault.put("faultCategories", List.of(Map.of("code", code, "context", context)));
      found.add(fault);
    }
    var faults = new LinkedHashMap<String, Object>();
    faults.put("totalNumber", distinct.size());
    faults.put("foundFaults", found);
    return faults;
  }

  private Map<String, Object> rest() {
    var rest = new LinkedHashMap<String, Object>();
    rest.put("totalHttpCalls", report.exchanges());
    rest.put("endpointIds", operations().distinct().toList());
    rest.put("coveredHttpStatus", List.of());
    return rest;
  }

  private Stream<String> operations() {
    return report.operations().stream().map(counted -> operation(counted.id()));
  }

  private static Map<String, Object> test(Tally.Cited cited) {
    var test = new LinkedHashMap<String, Object>();
    test.put("id", plain(cited.finding().id()));
    test.put("filePath", Format.JSON.file());
    test.put("name", plain(cited.finding().what()));
    return test;
  }

  /// `GET /users/{id}` is `GET:/users/{id}` there.
  private static String operation(String where) {
    return plain(where).replaceFirst(" ", ":");
  }

  private static String plain(String foreign) {
    return Foreign.encodable(Foreign.visible(Foreign.cut(foreign, CONTEXT)));
  }
}
