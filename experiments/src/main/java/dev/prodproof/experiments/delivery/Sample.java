package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.fuzzing.values.Pointers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The body of an event, with holes: `${unique}`, `${now}`, `${unix}`, and `${about.FIELD}` or `${about./POINTER}` for
/// what the answer said that made the thing which the event is about.
///
/// @param id JSON pointer to what tells two events apart, where `${unique}` doesn't stand; null to find it
record Sample(String text, @Nullable String id) {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([^{}]*)}");
  private static final List<String> IDS = List.of("/id", "/eventId", "/event_id", "/event/id", "/data/id");

  /// Whether it speaks of a thing that has to be made first.
  boolean speaksOfThing() {
    return HOLE.matcher(text).results().anyMatch(hole -> hole.group(1).startsWith("about"));
  }

  /// @param unique tells it from all other events
  /// @param about the answer that made the thing; a missing node where there is none
  /// @return empty where the answer lacks a field, or a hole isn't known
  Optional<String> filled(String unique, JsonNode about, Instant now) {
    Matcher hole = HOLE.matcher(text);
    var filled = new StringBuilder();
    while (hole.find()) {
      Optional<String> value = value(hole.group(1), unique, about, now);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      hole.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    hole.appendTail(filled);
    String whole = filled.toString();
    return Optional.of(text.contains("${unique}") ? whole : named(whole, unique));
  }

  private static Optional<String> value(String name, String unique, JsonNode about, Instant now) {
    return switch (name) {
      case "unique" -> Optional.of(unique);
      case "now" -> Optional.of(now.toString());
      case "unix" -> Optional.of(Long.toString(now.getEpochSecond()));
      default -> name.startsWith("about.") ? field(about, name.substring(6)) : Optional.empty();
    };
  }

  private static Optional<String> field(JsonNode about, String name) {
    JsonNode value = about.at(name.startsWith("/") ? name : "/" + name.replace('.', '/'));
    if (!value.isValueNode() || value.isNull()) {
      return Optional.empty();
    }
    char[] escaped = JsonStringEncoder.getInstance().quoteAsCharArray(value.asString());
    return Optional.of(new String(escaped));
  }

  /// A captured event under a name of its own.
  private String named(String whole, String unique) {
    try {
      JsonNode event = JsonMapper.shared().readTree(whole);
      String own = id;
      Optional<String> at =
          own != null
              ? Optional.of(own)
              : IDS.stream().filter(pointer -> event.at(pointer).isValueNode()).findFirst();
      return at.filter(pointer -> event.at(pointer).isString())
          .map(pointer -> Pointers.with(event, pointer, JsonNodeFactory.instance.stringNode(unique)))
          .map(JsonNode::toString)
          .orElse(whole);
    } catch (JacksonException e) {
      return whole;
    }
  }

  String mediaType() {
    String start = text.stripLeading();
    boolean json = start.startsWith("{") || start.startsWith("[");
    return json ? "application/json" : "application/x-www-form-urlencoded";
  }
}
