package dev.prodproof.experiments.fuzzing.pool;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.facts.Site;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// By which of its members a thing is called in paths: not always by its `id`, and the description may say so.
///
/// @param forms what an `id` in the path of one looks like, by resource
public record Calling(Map<String, Schema> forms) {
  private static final String ID = "id";

  public static final Calling BY_ID = new Calling(Map.of());

  public static Calling of(Api api) {
    var forms = new HashMap<String, Schema>();
    for (var operation : api.operations()) {
      Template path = Template.of(operation.path());
      if (path.endsWithParameter() && path.parameters().getLast().equals(ID)) {
        operation.parameters(Site.In.PATH).stream()
            .filter(parameter -> parameter.name().equals(ID))
            .findFirst()
            .ifPresent(parameter -> forms.putIfAbsent(path.resource(), parameter.schema()));
      }
    }
    return new Calling(Map.copyOf(forms));
  }

  /// @param fields scalar members by squeezed name
  public Map<String, JsonNode> named(String resource, Map<String, JsonNode> fields) {
    Schema form = forms.get(resource);
    return form == null ? fields : named(form, fields);
  }

  /// The same members, with what it is called by as its `id`.
  ///
  /// @param form of the name in a path
  public static Map<String, JsonNode> named(Schema form, Map<String, JsonNode> fields) {
    JsonNode id = fields.get(ID);
    boolean told = form.is("string") && (form.pattern().isPresent() || !form.format().isEmpty());
    if (id == null || !told || form.accepts(JsonNodeFactory.instance.stringNode(id.asString("")))) {
      return fields;
    }
    List<JsonNode> others =
        fields.entrySet().stream()
            .filter(field -> field.getKey().matches(".+(id|guid)") && field.getValue().isString())
            .map(Map.Entry::getValue)
            .toList();
    // A number can't be meant by a text of a certain form, even where the form is told wrongly.
    Optional<JsonNode> meant =
        others.stream().filter(form::accepts).findFirst().or(() -> others.stream().filter(_ -> id.isNumber()).findFirst());
    return meant.map(name -> with(fields, name)).orElse(fields);
  }

  private static Map<String, JsonNode> with(Map<String, JsonNode> fields, JsonNode name) {
    var called = new LinkedHashMap<>(fields);
    called.put(ID, name);
    return called;
  }
}
