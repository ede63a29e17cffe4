package dev.prodproof.experiments.description;

import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads one parameter of a document in the form of OpenAPI 3.1.
final class ParameterReading {
  private static final Map<String, Site.In> PLACES =
      Map.of(
          "path", Site.In.PATH,
          "query", Site.In.QUERY,
          "header", Site.In.HEADER,
          "cookie", Site.In.COOKIE);

  /// Described elsewhere; as parameters they "shall be ignored" (OpenAPI 3.1, §4.8.12.2).
  private static final Set<String> NO_PARAMETERS =
      Set.of("accept", "content-type", "authorization");

  private ParameterReading() {}

  static Optional<Parameter> of(JsonNode node, Document document) {
    Site.In in = PLACES.get(node.path("in").asString(""));
    String name = node.path("name").asString("");
    boolean ignored = in == Site.In.HEADER && NO_PARAMETERS.contains(name.toLowerCase(Locale.ROOT));
    if (in == null || name.isEmpty() || ignored) {
      return Optional.empty();
    }
    var media = node.path("content").properties().stream().findFirst();
    JsonNode schema =
        media.map(entry -> entry.getValue().path("schema")).orElse(node.path("schema"));
    String style =
        node.path("style")
            .asString(in == Site.In.QUERY || in == Site.In.COOKIE ? "form" : "simple");
    return Optional.of(
        new Parameter(
            new Site(in, name),
            in == Site.In.PATH || node.path("required").asBoolean(false),
            document.request(schema.isMissingNode() ? document.object() : schema),
            style,
            node.path("explode").asBoolean(style.equals("form")),
            media.map(Map.Entry::getKey).orElse(""),
            node.path("description").asString(""),
            examples(node, document)));
  }

  /// A name in the path that nobody declared.
  static Parameter undeclared(Site site, Document document) {
    var text = document.object();
    text.put("type", "string");
    return new Parameter(site, true, document.request(text), "simple", false, "", "", List.of());
  }

  /// `example` and the values of `examples`, of a parameter or a media type.
  static List<JsonNode> examples(JsonNode node, Document document) {
    var values = new ArrayList<JsonNode>();
    if (node.has("example")) {
      values.add(node.path("example"));
    }
    for (JsonNode example : node.path("examples")) {
      JsonNode value = document.resolve(example).path("value");
      if (!value.isMissingNode()) {
        values.add(value);
      }
    }
    return values;
  }
}
