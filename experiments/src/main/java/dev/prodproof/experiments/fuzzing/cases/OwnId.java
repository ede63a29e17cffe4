package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.values.Token;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of the very thing that a body describes. Who may leave it to the service does, and who must choose one
/// chooses another each time: the same one would be a duplicate, or write over what was made before.
public final class OwnId {
  private static final Pattern OURS = Pattern.compile("([\"']_?id[\"']\\s{0,9}:\\s{0,9})(9\\d{8})\\b");

  private OwnId() {}

  /// Whether a pointer into a body names it.
  public static boolean is(String pointer) {
    return pointer.equals("/id") || pointer.equals("/_id");
  }

  /// The JSON text, which may be malformed, with others in place of those that [Token#number] gave.
  public static String changed(String json, LongUnaryOperator change) {
    return OURS
        .matcher(json)
        .replaceAll(id -> Matcher.quoteReplacement(id.group(1)) + another(id.group(2), change));
  }

  private static long another(String id, LongUnaryOperator change) {
    long number = Long.parseLong(id);
    return Token.isNumber(number) ? change.applyAsLong(number) : number;
  }

  /// Whether a request of that operation makes a new thing, whose id nothing else names yet.
  public static boolean isNew(ApiOperation operation) {
    return operation.method().equals("POST") && !Template.of(operation.path()).endsWithParameter();
  }
}
