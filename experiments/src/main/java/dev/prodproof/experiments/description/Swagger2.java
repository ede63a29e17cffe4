package dev.prodproof.experiments.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings a Swagger 2.0 document into the form of OpenAPI 3. Schemas keep their old dialect.
final class Swagger2 {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  private final ObjectNode old;
  private final References references;
  private final Set<String> problems;

  Swagger2(ObjectNode old, Set<String> problems) {
    this.old = old;
    this.references = new References(old);
    this.problems = problems;
  }

  ObjectNode converted() {
    ObjectNode document = old.objectNode();
    for (String kept : List.of("info", "tags", "externalDocs", "security")) {
      if (old.has(kept)) {
        document.set(kept, old.path(kept));
      }
    }
    servers(document);
    ObjectNode paths = document.putObject("paths");
    for (var path : old.path("paths").properties()) {
      paths.set(path.getKey(), item(references.resolve(path.getValue())));
    }
    ObjectNode components = document.putObject("components");
    components.set(
        "schemas", old.path("definitions").isObject() ? old.path("definitions") : old.objectNode());
    components.set("securitySchemes", SwaggerPieces.schemes(old.path("securityDefinitions")));
    JsonNode elsewhere = old.path("components").path(Bundle.DRAWER);
    if (elsewhere.isObject()) {
      components.set(Bundle.DRAWER, elsewhere);
    }
    ObjectNode own = document.deepCopy();
    relocate(own);
    return own;
  }

  private void servers(ObjectNode document) {
    String host = old.path("host").asString("");
    String base = old.path("basePath").asString("");
    String path = base.isEmpty() || base.equals("/") ? "" : base;
    ArrayNode servers = document.putArray("servers");
    if (host.isEmpty()) {
      servers.addObject().put("url", path.isEmpty() ? "/" : path);
      return;
    }
    String scheme = old.path("schemes").path(0).asString("http");
    servers.addObject().put("url", scheme + "://" + host + path);
  }

  private ObjectNode item(JsonNode item) {
    ObjectNode converted = old.objectNode();
    for (String method : Operations.METHODS) {
      if (item.path(method) instanceof ObjectNode operation) {
        converted.set(method, operation(item, operation));
      }
    }
    return converted;
  }

  private ObjectNode operation(JsonNode item, ObjectNode operation) {
    ObjectNode converted = old.objectNode();
    for (var entry : operation.properties()) {
      if (!Set.of("parameters", "responses", "consumes", "produces", "schemes")
          .contains(entry.getKey())) {
        converted.set(entry.getKey(), entry.getValue());
      }
    }
    ArrayNode parameters = converted.putArray("parameters");
    List<JsonNode> fields = new ArrayList<>();
    for (JsonNode written : parameters(item, operation)) {
      switch (written.path("in").asString("")) {
        case "body" -> converted.set("requestBody", body(written, media(operation, "consumes")));
        case "formData" -> fields.add(written);
        default -> parameters.add(parameter(written));
      }
    }
    if (!fields.isEmpty()) {
      converted.set("requestBody", form(fields, media(operation, "consumes")));
    }
    ObjectNode responses = converted.putObject("responses");
    for (var entry : operation.path("responses").properties()) {
      responses.set(
          entry.getKey(),
          response(references.resolve(entry.getValue()), media(operation, "produces")));
    }
    return converted;
  }

  /// Those of the path that the operation doesn't replace, then its own.
  private List<JsonNode> parameters(JsonNode item, JsonNode operation) {
    var all = new ArrayList<JsonNode>();
    operation.path("parameters").forEach(written -> all.add(references.resolve(written)));
    for (JsonNode written : item.path("parameters")) {
      JsonNode shared = references.resolve(written);
      if (all.stream().noneMatch(own -> same(own, shared))) {
        all.add(shared);
      }
    }
    return all;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.path("name").equals(other.path("name")) && one.path("in").equals(other.path("in"));
  }

  private List<String> media(JsonNode operation, String keyword) {
    var types = new ArrayList<String>();
    JsonNode declared = operation.has(keyword) ? operation.path(keyword) : old.path(keyword);
    declared.forEach(type -> types.add(type.asString("").toLowerCase(Locale.ROOT)));
    return types;
  }

  private ObjectNode body(JsonNode parameter, List<String> types) {
    ObjectNode body = old.objectNode();
    body.put("required", parameter.path("required").asBoolean(false));
    ObjectNode content = body.putObject("content");
    for (String type : types.isEmpty() ? List.of("application/json") : types) {
      ObjectNode media = content.putObject(type);
      if (parameter.path("schema").isObject()) {
        media.set("schema", parameter.path("schema"));
      }
    }
    return body;
  }

  private ObjectNode form(List<JsonNode> fields, List<String> types) {
    boolean file =
        fields.stream().anyMatch(field -> field.path("type").asString("").equals("file"));
    ObjectNode schema = old.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = old.arrayNode();
    for (JsonNode field : fields) {
      String name = field.path("name").asString("");
      properties.set(name, SwaggerPieces.inline(field));
      if (field.path("required").asBoolean(false)) {
        required.add(name);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    ObjectNode body = old.objectNode().put("required", !required.isEmpty());
    body.putObject("content")
        .putObject(file || (types.contains(MULTIPART) && !types.contains(FORM)) ? MULTIPART : FORM)
        .set("schema", schema);
    return body;
  }

  private ObjectNode parameter(JsonNode written) {
    ObjectNode parameter = old.objectNode();
    for (String kept : List.of("name", "in", "required", "description", "deprecated", "example")) {
      if (written.has(kept)) {
        parameter.set(kept, written.path(kept));
      }
    }
    if (written.has("x-example")) {
      parameter.set("example", written.path("x-example"));
    }
    parameter.set("schema", SwaggerPieces.inline(written));
    switch (written.path("collectionFormat").asString("csv")) {
      case "multi" -> parameter.put("style", "form").put("explode", true);
      case "ssv" -> parameter.put("style", "spaceDelimited").put("explode", false);
      case "pipes" -> parameter.put("style", "pipeDelimited").put("explode", false);
      case "tsv" -> problems.add("The collectionFormat `tsv` is read as `csv`.");
      default -> {
        if (written.path("type").asString("").equals("array")) {
          parameter.put("explode", false);
        }
      }
    }
    return parameter;
  }

  private ObjectNode response(JsonNode written, List<String> types) {
    ObjectNode response = old.objectNode();
    response.put("description", written.path("description").asString(""));
    ObjectNode headers = response.putObject("headers");
    written
        .path("headers")
        .properties()
        .forEach(
            each ->
                headers
                    .putObject(each.getKey())
                    .set("schema", SwaggerPieces.inline(each.getValue())));
    if (written.path("schema").isObject()) {
      ObjectNode content = response.putObject("content");
      for (String type : types.isEmpty() ? List.of("*/*") : types) {
        ObjectNode media = content.putObject(type);
        media.set("schema", written.path("schema"));
        if (written.path("examples").has(type)) {
          media.set("example", written.path("examples").path(type));
        }
      }
    }
    return response;
  }

  private static void relocate(JsonNode node) {
    for (var entry : node.properties()) {
      if (entry.getKey().equals("$ref") && entry.getValue().isString()) {
        String reference = entry.getValue().asString();
        entry.setValue(
            ((ObjectNode) node)
                .stringNode(reference.replaceFirst("^#/definitions/", "#/components/schemas/")));
      } else {
        relocate(entry.getValue());
      }
    }
    if (node.isArray()) {
      node.forEach(Swagger2::relocate);
    }
  }
}
