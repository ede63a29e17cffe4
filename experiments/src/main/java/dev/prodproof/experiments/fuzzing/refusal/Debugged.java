package dev.prodproof.experiments.fuzzing.refusal;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A validator's error printed for developers: `Validation error: length [{"min": Number(3)}]`.
final class Debugged {
  private static final Pattern ERROR = Pattern.compile("^Validation error: (\\w{1,40}) \\[\\{");
  private static final Pattern NUMBER =
      Pattern.compile("\"(\\w{1,40})\": Number\\((-?[\\d.]{1,20})\\)");

  private Debugged() {}

  static List<Said> or(String text, Function<String, List<Said>> otherwise) {
    Matcher error = ERROR.matcher(text);
    if (!error.find()) {
      return otherwise.apply(text);
    }
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      given.put(number.group(1), number.group(2));
    }
    return Codes.of(error.group(1), given);
  }
}
