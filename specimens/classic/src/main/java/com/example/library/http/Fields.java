package com.example.library.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes a JSON object or a query apart, field by field, without coercing anything.
///
/// Broken rules are collected, so that a sender learns all of them at once: [#end] throws them, and
/// until then a broken field reads as a harmless stand-in. Lengths count code points.
public final class Fields {
  private static final int SHOWN = 40;

  private final ObjectNode object;

  /// In a query everything is text, and an integer is its digits.
  private final boolean digits;

  private final Set<String> known = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();

  Fields(ObjectNode object, boolean digits) {
    this.object = object;
    this.digits = digits;
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
    if (!value.isString()) {
      return broken(name, "must be a string", "");
    }
    String text = value.stringValue();
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most) {
      return broken(name, "must be " + least + " to " + most + " characters long", "");
    }
    return text.codePoints().anyMatch(Fields::isSurrogate)
        ? broken(name, "must not hold half a surrogate pair", "")
        : text;
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
    String rule = "must be an integer from " + least + " to " + most;
    BigDecimal number = number(name);
    if (number == null) {
      return isBroken(name) ? least : broken(name, rule, least);
    }
    try {
      long exact = number.signum() == 0 ? 0 : number.longValueExact();
      return exact >= least && exact <= most ? exact : broken(name, rule, least);
    } catch (ArithmeticException fraction) {
      return broken(name, rule, least);
    }
  }

  private @Nullable BigDecimal number(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (digits) {
      String text = value.stringValue("");
      return text.matches("-?[0-9]{1,18}") ? new BigDecimal(text) : null;
    }
    return value.isNumber() ? value.decimalValue() : null;
  }

  public boolean flag(String name) {
    JsonNode value = value(name);
    return value != null
        && (value.isBoolean() ? value.booleanValue() : broken(name, "must be true or false", false));
  }

  /// Throws what was found; to be called when every field of a body has been read.
  public void end() {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        violations.add(new Violation(shown(name), "is not a field of this body"));
      }
    }
    check();
  }

  /// As [#end], where further names do no harm.
  public void check() {
    if (!violations.isEmpty()) {
      throw new Refused(Problem.invalid(List.copyOf(violations)));
    }
  }

  private <T> T broken(String name, String rule, T standIn) {
    violations.add(new Violation(name, rule));
    return standIn;
  }

  /// The field as it came; its absence is noted as a broken rule.
  private @Nullable JsonNode value(String name) {
    known.add(name);
    JsonNode value = object.get(name);
    if (value == null) {
      violations.add(new Violation(name, "is required"));
    }
    return value;
  }

  private boolean isBroken(String name) {
    return violations.stream().anyMatch(violation -> violation.field().equals(name));
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
