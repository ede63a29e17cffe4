package dev.prodproof.experiments.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How a form's whereabouts are written into the document, beside what OpenAPI has words for.
public final class FormDocument {
  static final String EXTENSION = "x-prodproof-form";

  private FormDocument() {}

  static FormSource source(JsonNode operation) {
    JsonNode form = operation.path(EXTENSION);
    Map<String, String> hidden = new LinkedHashMap<>();
    form.path("hidden")
        .properties()
        .forEach(field -> hidden.put(field.getKey(), field.getValue().asString("")));
    List<String> tokens = new ArrayList<>();
    form.path("tokens").forEach(token -> tokens.add(token.asString("")));
    return new FormSource(
        form.path("page").asString("/"),
        form.path("index").asInt(0),
        hidden,
        tokens,
        form.path("encoding").asString("application/x-www-form-urlencoded"),
        form.path("identity").asString("nobody"));
  }

  /// Writes it into the operation.
  public static void put(ObjectNode operation, FormSource source) {
    ObjectNode form = operation.putObject(EXTENSION);
    form.put("page", source.page());
    form.put("index", source.index());
    ObjectNode hidden = form.putObject("hidden");
    source.hidden().forEach(hidden::put);
    var tokens = form.putArray("tokens");
    source.tokens().forEach(tokens::add);
    form.put("encoding", source.encoding());
    form.put("identity", source.identity());
  }
}
