package dev.prodproof.experiments.survey;

import dev.prodproof.experiments.description.FormDocument;
import dev.prodproof.experiments.description.FormSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes forms down as a document in the form of OpenAPI 3.1, so that what plans for an API plans
/// for forms too.
final class FormsDescribed {
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();
  private final ObjectNode paths;

  FormsDescribed() {
    document.put("openapi", "3.1.0");
    document.putObject("info").put("title", "Forms of the pages").put("version", "1");
    paths = document.putObject("paths");
    document
        .putObject("components")
        .putObject("securitySchemes")
        .putObject("session")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", "session");
  }

  ObjectNode document() {
    return document;
  }

  /// @param secured only those who logged in saw it
  void add(Form form, FormSource source, boolean secured) {
    ObjectNode operation = item(form).putObject(form.method().toLowerCase(Locale.ROOT));
    if (!form.title().isBlank()) {
      operation.put("summary", form.title());
    }
    ArrayNode parameters = operation.putArray("parameters");
    form.variables().forEach((name, value) -> variable(parameters, name, value));
    if (form.method().equals("GET")) {
      form.fields()
          .forEach(
              (name, controls) -> {
                ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
                parameter.put("required", FieldSchema.required(controls));
                parameter.set("schema", FieldSchema.of(controls));
              });
    } else {
      body(operation.putObject("requestBody").put("required", true), form);
    }
    operation.putObject("responses");
    if (secured) {
      operation.putArray("security").addObject().putArray("session");
    }
    FormDocument.put(operation, source);
  }

  /// A path that was linked and answered with JSON. Nobody says what it answers, so nothing is said of that.
  ///
  /// @param query as it stood in the link: each parameter may be left out
  void add(String path, Map<String, String> query, boolean secured) {
    ObjectNode item = paths.path(path) instanceof ObjectNode there ? there : paths.putObject(path);
    if (item.has("get")) {
      return;
    }
    ObjectNode operation = item.putObject("get");
    ArrayNode parameters = operation.putArray("parameters");
    query.forEach(
        (name, value) -> {
          ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
          parameter.put("example", value).putObject("schema").put("type", "string");
        });
    operation.putObject("responses");
    if (secured) {
      operation.putArray("security").addObject().putArray("session");
    }
  }

  private static void variable(ArrayNode parameters, String name, String value) {
    ObjectNode parameter = parameters.addObject().put("name", name).put("in", "path");
    parameter.put("required", true).put("example", value);
    parameter.putObject("schema").put("type", "string");
  }

  private static void body(ObjectNode body, Form form) {
    ObjectNode schema =
        body.putObject("content")
            .putObject(form.encoding())
            .putObject("schema")
            .put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Map.Entry<String, List<Element>> field : form.fields().entrySet()) {
      properties.set(field.getKey(), FieldSchema.of(field.getValue()));
      if (FieldSchema.required(field.getValue())) {
        required.add(field.getKey());
      }
    }
  }

  /// Where another form already uses the method on this path, the path gets a fragment:
  /// `/account#2`.
  private ObjectNode item(Form form) {
    String method = form.method().toLowerCase(Locale.ROOT);
    for (int number = 1; ; number++) {
      String key = form.template() + (number == 1 ? "" : "#" + number);
      ObjectNode item = paths.path(key) instanceof ObjectNode there ? there : paths.putObject(key);
      if (!item.has(method)) {
        return item;
      }
    }
  }
}
