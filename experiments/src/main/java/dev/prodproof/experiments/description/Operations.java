package dev.prodproof.experiments.description;

import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads the operations of a document in the form of OpenAPI 3.1. What is broken is passed over: an
/// operation keeps what could be read of it.
final class Operations {
  static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}/]+)}");

  private final JsonNode root;
  private final Document document;
  private final Map<String, String> ids = new HashMap<>();

  Operations(JsonNode root) {
    this.root = root;
    this.document = Document.of(root);
  }

  List<ApiOperation> all() {
    var operations = new ArrayList<ApiOperation>();
    eachOperation(
        (path, method, item, node) -> ids.put(text(node, "operationId"), id(method, path)));
    eachOperation(
        (path, method, item, node) -> operations.add(operation(path, method, item, node)));
    return operations;
  }

  private interface Visitor {
    void visit(String path, String method, JsonNode item, JsonNode operation);
  }

  private void eachOperation(Visitor visitor) {
    for (var path : root.path("paths").properties()) {
      JsonNode item = document.resolve(path.getValue());
      for (String method : METHODS) {
        boolean there = path.getKey().startsWith("/") && item.path(method).isObject();
        if (there && !untold(item.path(method))) {
          visitor.visit(path.getKey(), method, item, item.path(method));
        }
      }
    }
  }

  /// What it takes stands in a document that we don't have: whatever we sent might be wrong.
  private boolean untold(JsonNode node) {
    JsonNode body = document.resolve(node.path("requestBody"));
    boolean untold = body.has(Bundle.UNREAD);
    for (var media : body.path("content").properties()) {
      JsonNode schema = document.resolve(media.getValue()).path("schema");
      untold |= document.resolve(schema).has(Bundle.UNREAD);
    }
    return untold;
  }

  private static String id(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  private ApiOperation operation(String path, String method, JsonNode item, JsonNode node) {
    int fragment = path.indexOf('#');
    String bare = fragment < 0 ? path : path.substring(0, fragment);
    JsonNode body = document.resolve(node.path("requestBody"));
    return new ApiOperation(
        id(method, path),
        method.toUpperCase(Locale.ROOT),
        bare,
        text(node, "operationId"),
        text(node, "summary").isEmpty() ? text(node, "description") : text(node, "summary"),
        parameters(bare, item, node),
        media(body, Schema.Direction.REQUEST),
        body.path("required").asBoolean(false),
        answers(node),
        secured(node),
        examples(body),
        node.has(FormDocument.EXTENSION) ? FormDocument.source(node) : null);
  }

  private List<Parameter> parameters(String path, JsonNode item, JsonNode node) {
    var bySite = new LinkedHashMap<Site, Parameter>();
    for (JsonNode list : List.of(item.path("parameters"), node.path("parameters"))) {
      for (JsonNode written : list) {
        ParameterReading.of(document.resolve(written), document)
            .ifPresent(parameter -> bySite.put(parameter.site(), parameter));
      }
    }
    var names = PLACEHOLDER.matcher(path);
    while (names.find()) {
      Site site = new Site(Site.In.PATH, names.group(1));
      bySite.computeIfAbsent(site, at -> ParameterReading.undeclared(at, document));
    }
    bySite
        .keySet()
        .removeIf(at -> at.in() == Site.In.PATH && !path.contains("{" + at.name() + "}"));
    return List.copyOf(bySite.values());
  }

  private Map<String, Schema> media(JsonNode holder, Schema.Direction direction) {
    var schemas = new LinkedHashMap<String, Schema>();
    for (var media : holder.path("content").properties()) {
      JsonNode schema = document.resolve(media.getValue()).path("schema");
      JsonNode known = schema.isMissingNode() ? document.object() : schema;
      schemas.put(
          media.getKey(),
          direction == Schema.Direction.REQUEST ? document.request(known) : document.answer(known));
    }
    return schemas;
  }

  private Map<String, Answer> answers(JsonNode node) {
    var answers = new LinkedHashMap<String, Answer>();
    for (var entry : node.path("responses").properties()) {
      JsonNode answer = document.resolve(entry.getValue());
      var headers = new LinkedHashMap<String, Schema>();
      for (var header : answer.path("headers").properties()) {
        JsonNode schema = document.resolve(header.getValue()).path("schema");
        headers.put(
            header.getKey(), document.answer(schema.isMissingNode() ? document.object() : schema));
      }
      String status = entry.getKey();
      answers.put(
          status.equals("default") ? status : status.toUpperCase(Locale.ROOT),
          new Answer(media(answer, Schema.Direction.ANSWER), headers, links(answer)));
    }
    return answers;
  }

  private List<Answer.Link> links(JsonNode answer) {
    var links = new ArrayList<Answer.Link>();
    for (var entry : answer.path("links").properties()) {
      JsonNode link = document.resolve(entry.getValue());
      String target =
          ids.getOrDefault(text(link, "operationId"), referred(text(link, "operationRef")));
      var parameters = new LinkedHashMap<String, String>();
      link.path("parameters")
          .properties()
          .forEach(each -> parameters.put(each.getKey(), each.getValue().asString("")));
      if (!target.isEmpty()) {
        links.add(new Answer.Link(entry.getKey(), target, parameters));
      }
    }
    return links;
  }

  /// `GET /bookings/{id}` of `#/paths/~1bookings~1{id}/get`.
  private static String referred(String reference) {
    String[] parts = reference.split("/", -1);
    return parts.length == 4 && parts[1].equals("paths")
        ? id(parts[3], parts[2].replace("~1", "/").replace("~0", "~"))
        : "";
  }

  private boolean secured(JsonNode node) {
    JsonNode demands = node.has("security") ? node.path("security") : root.path("security");
    boolean optional = false;
    for (JsonNode demand : demands) {
      optional |= demand.isEmpty();
    }
    return !demands.isEmpty() && !optional;
  }

  private Map<String, List<JsonNode>> examples(JsonNode body) {
    var all = new LinkedHashMap<String, List<JsonNode>>();
    for (var media : body.path("content").properties()) {
      List<JsonNode> values =
          ParameterReading.examples(document.resolve(media.getValue()), document);
      if (!values.isEmpty()) {
        all.put(media.getKey(), values);
      }
    }
    return all;
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).isString() ? node.path(key).asString() : "";
  }
}
