package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a request says, value by value, before it is written out.
///
/// @param parameters by their site; a missing one isn't sent
/// @param repeated query parameters and header fields that are sent beside those, as they are
public record Draft(
    ApiOperation operation,
    Map<Site, JsonNode> parameters,
    List<Extra> repeated,
    Content content) {

  /// @param text before any encoding
  public record Extra(Site.In in, String name, String text) {}

  /// The value at a site; a missing node where there is none.
  public JsonNode at(Site site) {
    return switch (site.in()) {
      case BODY, FORM -> body().at(site.name());
      case PATH, QUERY, HEADER, COOKIE -> {
        JsonNode value = parameters.get(site);
        yield value == null ? body().path("\u0000") : value;
      }
    };
  }

  /// The body as a value; an empty object where it has none.
  public JsonNode body() {
    return switch (content) {
      case Content.Json(_, JsonNode value) -> value;
      case Content.Fields(_, JsonNode value) -> value;
      case Content.Nothing _, Content.Raw _ -> JsonNodeFactory.instance.objectNode();
    };
  }

  public Draft with(Site site, JsonNode value) {
    return switch (site.in()) {
      case BODY, FORM -> withBody(Pointers.with(body(), site.name(), value));
      case PATH, QUERY, HEADER, COOKIE -> {
        var more = new LinkedHashMap<>(parameters);
        more.put(site, value);
        yield new Draft(operation, more, repeated, content);
      }
    };
  }

  public Draft without(Site site) {
    return switch (site.in()) {
      case BODY, FORM -> withBody(Pointers.without(body(), site.name()));
      case PATH, QUERY, HEADER, COOKIE -> {
        var fewer = new LinkedHashMap<>(parameters);
        fewer.remove(site);
        yield new Draft(operation, fewer, repeated, content);
      }
    };
  }

  public Draft withBody(JsonNode value) {
    return switch (content) {
      case Content.Json(String media, _) -> with(new Content.Json(media, value));
      case Content.Fields(String media, _) -> with(new Content.Fields(media, value));
      case Content.Nothing _, Content.Raw _ -> this;
    };
  }

  public Draft with(Content body) {
    return new Draft(operation, parameters, repeated, body);
  }

  public Draft with(Extra extra) {
    var more = new ArrayList<>(repeated);
    more.add(extra);
    return new Draft(operation, parameters, more, content);
  }

  public Draft with(List<Header> headers) {
    var more = new ArrayList<>(repeated);
    headers.forEach(header -> more.add(new Extra(Site.In.HEADER, header.name(), header.value())));
    return new Draft(operation, parameters, more, content);
  }
}
