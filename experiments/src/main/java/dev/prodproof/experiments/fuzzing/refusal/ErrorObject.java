package dev.prodproof.experiments.fuzzing.refusal;

import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The shape "one object per error": it says where, and why in words or by a code.
final class ErrorObject {
  private static final List<String> WHERE =
      List.of(
          "instancePath",
          "dataPath",
          "propertyPath",
          "field",
          "fieldName",
          "field_name",
          "property",
          "attribute",
          "parameter",
          "param",
          "pointer");
  private static final List<String> WHY =
      List.of(
          "message", "msg", "defaultMessage", "detail", "title", "description", "reason", "error");
  private static final Set<String> ENVELOPE = Set.of("status", "statusCode", "timestamp", "stack");

  private ErrorObject() {}

  /// Whether the object was one error; then what it teaches is added.
  static boolean read(JsonNode object, Way base, Lessons into) {
    Optional<Way> way = way(object, base.in(place(object)));
    if (way.isEmpty()) {
      return readList(object, base, into);
    }
    List<Said> said = said(object);
    into.add(way.get(), said);
    return !said.isEmpty();
  }

  static Optional<Site.In> place(JsonNode object) {
    for (String key : List.of("location", "in", "source")) {
      Optional<Site.In> place = Way.place(object.path(key).asString(""));
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }

  /// One complaint about several fields: `{"msg": "Unknown field(s)", "fields": [{"path": …}]}`.
  private static boolean readList(JsonNode object, Way base, Lessons into) {
    JsonNode fields = object.path("fields");
    if (!fields.isArray() || fields.isEmpty()) {
      return false;
    }
    List<Said> said = said(object);
    for (JsonNode field : fields.values()) {
      way(field, base.in(place(field))).ifPresent(way -> into.add(way, said));
    }
    return !said.isEmpty();
  }

  private static List<Said> said(JsonNode object) {
    List<Said> said = new ArrayList<>();
    for (String key : WHY) {
      said.addAll(Phrases.in(object.path(key).asString("")));
    }
    object.path("messages").values().forEach(text -> said.addAll(Phrases.in(text.asString(""))));
    object.path("constraints").values().forEach(text -> said.addAll(Phrases.in(text.asString(""))));
    List<Said> coded = Codes.in(object);
    coded.stream().filter(code -> !vaguer(code, said)).forEach(said::add);
    return said;
  }

  /// `min` beside "at least 3 characters" adds nothing.
  private static boolean vaguer(Said code, List<Said> said) {
    return !said.isEmpty()
        && (code.rule() instanceof Rule.AtLeast || code.rule() instanceof Rule.AtMost);
  }

  private static Optional<Way> way(JsonNode object, Way base) {
    for (String key : List.of("loc", "path")) {
      if (object.path(key).isArray()) {
        return Optional.of(base.then(steps(object.path(key), key.equals("loc"))));
      }
    }
    for (String key : WHERE) {
      if (object.path(key).isString()) {
        return Optional.of(base.then(Way.of(object.path(key).asString())));
      }
    }
    return spoken(object, base);
  }

  private static Optional<Way> spoken(JsonNode object, Way base) {
    if (ENVELOPE.stream().anyMatch(object::has)) {
      return Optional.empty();
    }
    String location = object.path("location").asString("");
    if (!location.isEmpty() && Way.place(location.replaceAll("\\W.*", "")).isPresent()) {
      Way full = Way.withPlace(location);
      if (!full.isEmpty() || !object.has("path")) {
        return Optional.of(full);
      }
    }
    if (object.path("path").asString("-").isEmpty()) {
      return Optional.of(base);
    }
    for (String key : List.of("path", "key", "name")) {
      String name = object.path(key).asString("");
      if (!name.isEmpty() && !name.endsWith("Error")) {
        boolean whole = key.equals("key") && name.equals("data") && base.in().isPresent();
        Way way = name.startsWith("/") ? Way.withPlace(name) : Way.of(name);
        return Optional.of(whole ? base : base.then(way));
      }
    }
    return nested(object, base);
  }

  private static Optional<Way> nested(JsonNode object, Way base) {
    JsonNode source = object.path("source");
    if (source.path("pointer").isString()) {
      String pointer = source.path("pointer").asString().replaceFirst("^/data/attributes", "");
      return Optional.of(base.then(Way.of(pointer)).in(Optional.of(Site.In.BODY)));
    }
    if (source.path("parameter").isString()) {
      Way named = Way.of(source.path("parameter").asString());
      return Optional.of(named.in(Optional.of(Site.In.QUERY)));
    }
    if (object.path("params").path(0).isString()) {
      return Optional.of(base.then(Way.of(object.path("params").path(0).asString())));
    }
    String argument = object.path("arguments").path(0).path("code").asString("");
    return argument.isEmpty() ? Optional.empty() : Optional.of(base.then(Way.of(argument)));
  }

  private static Way steps(JsonNode array, boolean placeFirst) {
    List<String> steps = new ArrayList<>();
    array.values().forEach(step -> steps.add(step.asString("")));
    Way way = new Way(Optional.empty(), steps);
    return placeFirst && steps.size() > 1 ? way.placeFirst() : way;
  }
}
