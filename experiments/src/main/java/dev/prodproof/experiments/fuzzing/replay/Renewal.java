package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.fuzzing.cases.OwnId;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What must be new when a recorded request is sent again: our own marks, and what the service gave out
/// in an earlier answer (ids, versions, tokens), which it gives anew.
final class Renewal {
  private static final Pattern UUIDS = Pattern.compile(Token.UUID_MARK + "a11c-4000-8000-[0-9a-f]{12}");
  private static final Pattern GIVEN =
      Pattern.compile("(.*(id|uuid|guid|key|code|slug|reference|version|etag|token|number|href|url))");
  private static final int TELLING = 8;

  private final Token token;
  private final Map<String, String> uuids = new HashMap<>();
  private final Map<Long, Long> numbers = new HashMap<>();
  private final Map<String, String> renamed = new LinkedHashMap<>();

  Renewal(Token token) {
    this.token = token;
  }

  /// The text with fresh marks of the same length in place of the old ones.
  String marked(String text) {
    String tokens = Token.ANY.matcher(text).replaceAll(token.mark());
    String ids = OwnId.changed(tokens, old -> numbers.computeIfAbsent(old, _ -> token.number()));
    return UUIDS
        .matcher(ids)
        .replaceAll(old -> uuids.computeIfAbsent(old.group(), any -> token.uuid()));
  }

  /// Learns what the service calls now what it called otherwise before.
  void compare(Exchange before, Exchange now) {
    if (before.succeeded() && now.succeeded()) {
      header(before, now, "location").ifPresent(pair -> path(pair.name(), pair.value()));
      header(before, now, "etag").ifPresent(pair -> rename(pair.name(), pair.value()));
      json(before.text()).ifPresent(old -> json(now.text()).ifPresent(fresh -> leaves(old, fresh)));
    }
  }

  /// The service's new word for an old one; the same where it never changed.
  String renamed(String value) {
    return renamed.getOrDefault(value, value);
  }

  /// Each segment of a path, each value of a query.
  String target(String target) {
    var out = new StringBuilder();
    for (String piece : marked(target).split("(?<=[/?&=])|(?=[/?&=])", -1)) {
      out.append(renamed(piece));
    }
    return out.toString();
  }

  /// Exact values of a JSON body; another body stays as it is but for the marks.
  String body(String text) {
    String fresh = marked(text);
    if (renamed.isEmpty()) {
      return fresh;
    }
    return json(fresh).filter(JsonNode::isContainer).map(this::rewritten).orElse(fresh);
  }

  private String rewritten(JsonNode body) {
    JsonNode result = body;
    for (String pointer : Pointers.all(body).toList()) {
      JsonNode leaf = body.at(pointer);
      String now = renamed.get(leaf.isValueNode() ? leaf.asString() : "");
      if (now != null && (leaf.isString() || given(pointer))) {
        result = Pointers.with(result, pointer, like(leaf, now));
      }
    }
    return result.equals(body) ? body.toString() : result.toString();
  }

  private static JsonNode like(JsonNode leaf, String value) {
    var mapper = JsonMapper.shared();
    return leaf.isNumber() ? mapper.readTree(value) : mapper.getNodeFactory().stringNode(value);
  }

  private void leaves(JsonNode old, JsonNode fresh) {
    Pointers.all(old)
        .filter(pointer -> old.at(pointer).isValueNode() && fresh.at(pointer).isValueNode())
        .filter(pointer -> given(pointer) || old.at(pointer).asString().length() >= TELLING)
        .forEach(pointer -> rename(old.at(pointer).asString(), fresh.at(pointer).asString()));
  }

  private static boolean given(String pointer) {
    return GIVEN.matcher(Names.squeezed(pointer.substring(pointer.lastIndexOf('/') + 1))).matches();
  }

  /// The parts of two addresses that differ.
  private void path(String before, String now) {
    String[] old = before.split("/", -1);
    String[] fresh = now.split("/", -1);
    for (int i = 0; i < old.length && old.length == fresh.length; i++) {
      rename(old[i], fresh[i]);
    }
  }

  private void rename(String before, String now) {
    if (!before.isEmpty() && !before.equals(now)) {
      renamed.put(marked(before), now);
    }
  }

  private static Optional<Header> header(Exchange before, Exchange now, String name) {
    return before.header(name).flatMap(old -> now.header(name).map(fresh -> new Header(old, fresh)));
  }

  private static Optional<JsonNode> json(String text) {
    if (text.isEmpty() || "{[".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonMapper.shared().readTree(text));
    } catch (JacksonException | StackOverflowError e) {
      return Optional.empty();
    }
  }
}
