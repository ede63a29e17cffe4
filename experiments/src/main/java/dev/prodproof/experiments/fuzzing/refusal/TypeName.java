package dev.prodproof.experiments.fuzzing.refusal;

import java.util.Locale;
import java.util.Optional;

/// What languages call their types, in JSON Schema's words.
final class TypeName {
  private TypeName() {}

  /// A rule of type, or of format where JSON has no such type; empty for a class of their own.
  static Optional<Rule> rule(String written) {
    if (written.startsWith("[]") || written.startsWith("map[")) {
      return type(written.startsWith("[]") ? "array" : "object");
    }
    String name = written.substring(written.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "int",
          "integer",
          "long",
          "short",
          "bigint",
          "biginteger",
          "i8",
          "i16",
          "i32",
          "i64",
          "u8",
          "u16",
          "u32",
          "u64",
          "usize",
          "int8",
          "int16",
          "int32",
          "int64",
          "uint",
          "uint8",
          "uint16",
          "uint32",
          "uint64" ->
          type("integer");
      case "number",
          "float",
          "double",
          "decimal",
          "bigdecimal",
          "numeric",
          "f32",
          "f64",
          "float32",
          "float64" ->
          type("number");
      case "string", "str", "text", "charsequence" -> type("string");
      case "bool", "boolean" -> type("boolean");
      case "array", "list", "arraylist", "vec", "sequence" -> type("array");
      case "object", "dict", "dictionary", "map", "mapping", "struct", "hash" -> type("object");
      case "date", "localdate" -> format("date");
      case "datetime", "date-time", "instant", "offsetdatetime", "localdatetime", "zoneddatetime" ->
          format("date-time");
      case "uuid" -> format("uuid");
      case "email" -> format("email");
      case "uri", "url" -> format("uri");
      default -> Optional.empty();
    };
  }

  private static Optional<Rule> type(String name) {
    return Optional.of(new Rule.OfType(name));
  }

  private static Optional<Rule> format(String name) {
    return Optional.of(new Rule.Format(name));
  }
}
