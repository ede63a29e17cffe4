package dev.prodproof.cli.load;

import dev.prodproof.core.Unusable;
import dev.prodproof.wire.load.Journey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Text with holes such as `${slot}`, which each journey fills with what it knows. What came from the
/// target is encoded for its place: it can't become a second header or another path.
final class Holes {
  static final Pattern HOLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

  private Holes() {}

  static String path(String text, Journey.Memory memory) {
    return filled(text, memory, Holes::encoded);
  }

  static String field(String text, Journey.Memory memory) {
    return filled(text, memory, value -> UNPRINTABLE.matcher(value).replaceAll(" "));
  }

  static String plain(String text, Journey.Memory memory) {
    return filled(text, memory, value -> value);
  }

  static String form(Map<String, String> fields, Journey.Memory memory) {
    return String.join(
        "&",
        fields.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(plain(each.getValue(), memory)))
            .toList());
  }

  /// Text that is nothing but a hole becomes what fills it: a number stays one.
  static JsonNode json(JsonNode template, Journey.Memory memory) {
    var nodes = JsonNodeFactory.instance;
    if (template.isObject()) {
      var object = nodes.objectNode();
      template.properties().forEach(each -> object.set(each.getKey(), json(each.getValue(), memory)));
      return object;
    }
    if (template.isArray()) {
      var array = nodes.arrayNode();
      template.forEach(each -> array.add(json(each, memory)));
      return array;
    }
    if (!template.isString()) {
      return template;
    }
    Matcher whole = HOLE.matcher(template.stringValue());
    Object value = whole.matches() ? memory.values().get(whole.group(1)) : null;
    return switch (value) {
      case Long number -> nodes.numberNode(number);
      case Double number -> nodes.numberNode(number);
      case Boolean truth -> nodes.booleanNode(truth);
      case null, default -> nodes.stringNode(plain(template.stringValue(), memory));
    };
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String filled(
      String text, Journey.Memory memory, UnaryOperator<String> encoding) {
    return HOLE.matcher(text)
        .replaceAll(
            hole -> {
              Object value = memory.values().get(hole.group(1));
              if (value == null) {
                throw new Unusable("nothing is known of `" + hole.group() + "`");
              }
              return Matcher.quoteReplacement(encoding.apply(value.toString()));
            });
  }
}
