package dev.prodproof.experiments.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Says what is wrong with a document in the form of OpenAPI 3.1, as far as it hinders us or its
/// readers.
final class Inspection {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}/]+)}");

  private final JsonNode root;
  private final Set<String> problems;
  private final References references;
  private final Map<String, String> operationIds = new LinkedHashMap<>();

  /// What stands there is data, whatever it looks like.
  private static final Set<String> DATA = Set.of("example", "examples", "default", "const", "enum");

  /// By path and parameter, the operations that don't declare it.
  private final Map<String, List<String>> undeclared = new LinkedHashMap<>();

  Inspection(JsonNode root, Set<String> problems) {
    this.root = root;
    this.problems = problems;
    this.references = new References(root);
  }

  void look() {
    JsonNode paths = root.path("paths");
    if (!paths.isObject()) {
      problems.add("The description has no `paths`.");
    } else if (paths.isEmpty()) {
      problems.add("The description's `paths` are empty: it names no operation.");
    }
    for (var path : paths.properties()) {
      if (!path.getKey().startsWith("/") && !path.getKey().startsWith("x-")) {
        problems.add(
            "The path `%s` does not begin with a slash; it was passed over."
                .formatted(path.getKey()));
      }
      item(path.getKey(), references.resolve(path.getValue()));
    }
    undeclared.forEach((of, ids) -> problems.add(undeclared(of.substring(of.lastIndexOf(' ') + 1), ids)));
    dangling(root);
  }

  /// Told once for each path: all its methods share it.
  private static String undeclared(String name, List<String> ids) {
    String others = ids.size() > 1 ? " (and %d more at that path)".formatted(ids.size() - 1) : "";
    return "`%s`%s has `{%s}` in its path but declares no such parameter.".formatted(ids.getFirst(), others, name);
  }

  private void item(String path, JsonNode item) {
    if (item.has("query") || item.has("additionalOperations")) {
      problems.add(
          "`%s` uses `query` or `additionalOperations` of OpenAPI 3.2; these operations were passed over."
              .formatted(path));
    }
    for (String method : Operations.METHODS) {
      JsonNode operation = item.path(method);
      if (operation.isObject()) {
        operation(method.toUpperCase(Locale.ROOT) + " " + path, path, item, operation);
      }
    }
  }

  private void operation(String id, String path, JsonNode item, JsonNode operation) {
    String operationId = operation.path("operationId").asString("");
    String other = operationId.isEmpty() ? null : operationIds.putIfAbsent(operationId, id);
    if (other != null) {
      problems.add("`%s` and `%s` share the operationId `%s`.".formatted(other, id, operationId));
    }
    if (!operation.path("responses").isObject() || operation.path("responses").isEmpty()) {
      problems.add("`%s` declares no responses.".formatted(id));
    }
    var names = PLACEHOLDER.matcher(path);
    while (names.find()) {
      String name = names.group(1);
      if (!declares(item, name) && !declares(operation, name)) {
        undeclared.computeIfAbsent(path + " " + name, _ -> new ArrayList<>()).add(id);
      }
    }
  }

  private boolean declares(JsonNode holder, String name) {
    for (JsonNode written : holder.path("parameters")) {
      JsonNode parameter = references.resolve(written);
      boolean same = parameter.path("name").asString("").equals(name);
      boolean perhaps = parameter.has(Bundle.UNREAD);
      if (perhaps || (same && parameter.path("in").asString("").equals("path"))) {
        return true;
      }
    }
    return false;
  }

  private void dangling(JsonNode node) {
    for (var entry : node.properties()) {
      JsonNode value = entry.getValue();
      if (entry.getKey().equals("$ref") && value.isString()) {
        if (references.target(value.asString()).isMissingNode()) {
          problems.add("The reference `%s` leads nowhere.".formatted(value.asString()));
        }
      } else if (!DATA.contains(entry.getKey()) && !entry.getKey().startsWith("x-")) {
        dangling(value);
      }
    }
    if (node.isArray()) {
      node.forEach(this::dangling);
    }
  }
}
