package dev.prodproof.checks;

import dev.prodproof.facts.Described;
import dev.prodproof.facts.Described.Operation;
import java.util.Arrays;
import java.util.List;

/// A description in one line: `Api.of(Api.operation("GET /slots", "200"))`.
public final class Api {
  private Api() {}

  public static Described of(Operation... operations) {
    return found("/openapi.json", operations);
  }

  public static Described found(String source, Operation... operations) {
    return new Described(source, "openapi 3.1", "{}", "", List.of(operations), List.of());
  }

  public static Described wrong(String... problems) {
    return new Described(
        "/openapi.json",
        "openapi 3.1",
        "{}",
        "",
        List.of(operation("GET /slots", "200")),
        List.of(problems));
  }

  /// A site of pages with these forms.
  public static Described forms(String... ids) {
    List<Operation> forms =
        Arrays.stream(ids).map(id -> made(id, true, false, List.of("200"))).toList();
    return new Described("pages", "html", "{}", "", forms, List.of());
  }

  /// Complete in every respect.
  public static Operation operation(String id, String... statuses) {
    return made(id, false, false, List.of(statuses));
  }

  public static Operation secured(String id, String... statuses) {
    return made(id, false, true, List.of(statuses));
  }

  private static Operation made(String id, boolean form, boolean secured, List<String> statuses) {
    String method = id.substring(0, id.indexOf(' '));
    String path = id.substring(id.indexOf(' ') + 1);
    boolean body = method.equals("POST") || method.equals("PUT");
    return new Operation(
        id,
        method,
        path,
        method.toLowerCase(java.util.Locale.ROOT) + path.replaceAll("\\W+", "_"),
        "A summary",
        path.contains("{") ? List.of("path:id") : List.of(),
        List.of(),
        statuses,
        body ? List.of("application/json") : List.of(),
        secured,
        form);
  }
}
