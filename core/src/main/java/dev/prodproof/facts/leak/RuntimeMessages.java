package dev.prodproof.facts.leak;

import static dev.prodproof.facts.leak.Kind.EXCEPTION_CLASS;
import static dev.prodproof.facts.leak.Kind.RUNTIME_MESSAGE;
import static dev.prodproof.facts.leak.Kind.SOURCE_PATH;

import java.util.List;

/// The words of run-times and parsers about code: faults, classes, source files.
final class RuntimeMessages {
  private RuntimeMessages() {}

  static final List<Signature> ALL =
      List.of(
          fault(
              "Node",
              "Cannot read propert",
              "Cannot read propert\\w+ .{0,60}of (?:undefined|null)"
                  + "|Cannot read properties of (?:undefined|null) \\(reading '"),
          fault("Java", "Cannot invoke \"", "Cannot invoke \"[^\"\\n]{1,200}\" because \""),
          fault("Java", "cannot be cast to", "class [\\w.$]{1,200} cannot be cast to class "),
          fault("Java", " out of bounds for length ", "Index -?\\d+ out of bounds for length \\d"),
          fault("Python", "'NoneType' object", "'NoneType' object (?:has no attribute '|is not )"),
          fault(
              "Ruby",
              "undefined method ",
              "undefined method [`'][^'\\n]{1,80}' for (?:nil|an inst)"),
          fault("PHP", "Call to a member", "Call to a member function \\w{1,80}\\(\\) on \\w"),
          fault(
              "Go",
              "runtime error: ",
              "runtime error: (?:index out of|invalid memory|slice b|integer d)"),
          fault("Rust", "called `", "called `(?:Result|Option)::\\w{1,30}\\(\\)` on a"),
          fault(
              ".NET", "Object reference not set", "Object reference not set to an instance of an"),
          fault("Perl", "Can't call method \"", "Can't call method \"[^\"\\n]{1,80}\" on "),
          named("Java", "Exception: ", "\\b(?:[a-z]\\w{0,40}\\.){2,8}[A-Z][\\w$]{0,80}Exception: "),
          named("Java", "Error: ", "\\b(?:[a-z]\\w{0,40}\\.){2,8}[A-Z][\\w$]{0,80}Error: "),
          named(".NET", "Exception: ", "\\b(?:System|Microsoft)(?:\\.\\w{1,40}){1,6}Exception: "),
          named("Jackson", "value of type `", "Cannot deserialize value of type `[\\w$]{1,60}\\."),
          named("Jackson", "instance of `", "Cannot construct instance of `[\\w$]{1,60}\\."),
          named("Jackson", "reference chain: ", "\\(through reference chain: [\\w$]{1,60}\\."),
          named("Spring", "Failed to convert", "of type 'java\\.[\\w.]{1,60}' to required type"),
          named("Ruby", "SQLite3::", "\\bSQLite3::\\w{3,40}Exception: "),
          path(
              " on line ",
              " in \\S{1,250}\\.(?:php|phtml|inc)(?:\\(\\d+\\) : eval\\(\\)'d code)? on line \\d"),
          path(" line ", " at \\S{1,250}\\.(?:pl|pm|cgi|psgi) line \\d"));

  private static Signature fault(String technology, String needle, String pattern) {
    return Signature.of(RUNTIME_MESSAGE, technology, needle, pattern);
  }

  private static Signature named(String technology, String needle, String pattern) {
    return Signature.of(EXCEPTION_CLASS, technology, needle, pattern);
  }

  private static Signature path(String needle, String pattern) {
    return Signature.of(SOURCE_PATH, "source file", needle, pattern);
  }
}
