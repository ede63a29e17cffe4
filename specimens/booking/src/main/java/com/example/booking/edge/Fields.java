package com.example.booking.edge;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes a JSON object apart, field by field, without coercing anything.
///
/// Broken rules are collected, so that a sender learns all of them at once: [#end] throws them, and
/// until then a broken field reads as a harmless stand-in. Lengths count code points, as the
/// database does. Text may hold any Unicode but U+0000, which PostgreSQL cannot store.
public class Fields {

  private static final int SHOWN = 40;

  private final ObjectNode object;
  private final Set<String> known = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();

  public Fields(ObjectNode object) {
    this.object = object;
  }

  public boolean has(String name) {
    known.add(name);
    return object.has(name);
  }

  public String text(String name, int least, int most) {
    JsonNode value = value(name);
    if (value == null) {
      return "";
    }
    String text = value.isString() ? value.stringValue() : null;
    if (text == null) {
      return broken(name, "must be a string", "");
    }
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most) {
      return broken(name, "must be " + least + " to " + most + " characters long", "");
    }
    return storable(text) ? text : broken(name, "must not hold U+0000 or half a surrogate pair", "");
  }

  public String text(String name, Pattern pattern, String rule) {
    String text = text(name, 0, 1000);
    return pattern.matcher(text).matches() || isBroken(name) ? text : broken(name, rule, "");
  }

  public String oneOf(String name, List<String> choices) {
    String text = text(name, 0, 1000);
    return choices.contains(text) || isBroken(name)
        ? text
        : broken(name, "must be one of " + String.join(", ", choices), "");
  }

  public long integer(String name, long least, long most) {
    JsonNode value = value(name);
    if (value == null) {
      return least;
    }
    if (!value.isNumber()) {
      return broken(name, "must be an integer", least);
    }
    try {
      long number = exact(value.decimalValue());
      return number >= least && number <= most
          ? number
          : broken(name, "must be " + least + " to " + most, least);
    } catch (ArithmeticException fraction) {
      return broken(name, "must be an integer from " + least + " to " + most, least);
    }
  }

  public boolean flag(String name) {
    JsonNode value = value(name);
    return value != null
        && (value.isBoolean() ? value.booleanValue() : broken(name, "must be true or false", false));
  }

  public OffsetDateTime moment(String name) {
    String text = text(name, 1, 100);
    OffsetDateTime moment = Moments.parse(text);
    if (moment == null) {
      return isBroken(name)
          ? Moments.NEVER
          : broken(name, "must be a date and time as in 2030-06-01T18:00:00Z", Moments.NEVER);
    }
    return moment;
  }

  /// Distinct texts of 1 to `longest` characters.
  public List<String> texts(String name, int most, int longest) {
    JsonNode value = value(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() > most) {
      return broken(name, "must be an array of at most " + most + " items", List.of());
    }
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode item : value) {
      String text = item.isString() ? item.stringValue() : "";
      int length = text.codePointCount(0, text.length());
      if (length < 1 || length > longest || !storable(text) || !texts.add(text)) {
        String rule = "must hold distinct strings of 1 to " + longest + " characters";
        return broken(name, rule, List.of());
      }
    }
    return List.copyOf(texts);
  }

  /// Whether the field is there and null.
  public boolean isNull(String name) {
    return has(name) && object.get(name).isNull();
  }

  /// Throws what was found; to be called when every field has been read.
  public void end() {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        violations.add(new Violation(shown(name), "is not a field of this body"));
      }
    }
    if (!violations.isEmpty()) {
      throw new Refused(Problem.invalid(List.copyOf(violations)));
    }
  }

  /// Notes a broken rule.
  public final <T> T broken(String name, String rule, T standIn) {
    violations.add(new Violation(name, rule));
    return standIn;
  }

  /// The field as it came; its absence is noted as a broken rule.
  public @Nullable JsonNode value(String name) {
    known.add(name);
    JsonNode value = object.get(name);
    return value == null ? broken(name, "is required", null) : value;
  }

  private boolean isBroken(String name) {
    return violations.stream().anyMatch(violation -> violation.field().equals(name));
  }

  /// 5.0 is an integer to JSON Schema, too; 1e999999999 must not be written out to find that it isn't.
  private static long exact(BigDecimal number) {
    return number.signum() == 0 ? 0 : number.longValueExact();
  }

  protected boolean storable(String text) {
    return text.indexOf('\0') < 0 && text.codePoints().noneMatch(Fields::isSurrogate);
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  static String shown(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .limit(SHOWN)
        .map(each -> isSurrogate(each) || Character.isISOControl(each) ? '?' : each)
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
