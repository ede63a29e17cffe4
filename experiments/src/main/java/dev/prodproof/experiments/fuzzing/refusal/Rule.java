package dev.prodproof.experiments.fuzzing.refusal;

import java.math.BigDecimal;
import java.util.List;

/// What a service said that it wants of a value.
public sealed interface Rule {
  record Required() implements Rule {}

  /// May be left out, as far as was said, but not `null`.
  record NotNull() implements Rule {}

  /// @param type one of JSON Schema's: integer, number, string, boolean, array, object
  record OfType(String type) implements Rule {}

  record Minimum(BigDecimal value, boolean exclusive) implements Rule {}

  record Maximum(BigDecimal value, boolean exclusive) implements Rule {}

  /// Characters of a text or elements of a list, whichever the value is.
  record MinLength(int value) implements Rule {}

  /// Characters of a text or elements of a list, whichever the value is.
  record MaxLength(int value) implements Rule {}

  /// A minimum of the number, or of the length: the refusal doesn't say which.
  record AtLeast(BigDecimal value) implements Rule {}

  /// A maximum of the number, or of the length: the refusal doesn't say which.
  record AtMost(BigDecimal value) implements Rule {}

  record MultipleOf(BigDecimal value) implements Rule {}

  /// @param regex as the service wrote it, without the slashes; its dialect is the service's
  record Matches(String regex) implements Rule {}

  /// @param name as in JSON Schema where one fits: email, date, date-time, time, uuid, uri, ipv4,
  /// ipv6
  record Format(String name) implements Rule {}

  record OneOf(List<String> values) implements Rule {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  record UnknownProperty() implements Rule {}

  record Unique() implements Rule {}
}
