package dev.prodproof.experiments.fuzzing.cases;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A body that a JSON reader can't make sense of, or that a careless one stumbles over.
///
/// @param broken no reader could accept it
record MalformedBody(String variety, byte[] bytes, boolean broken) {
  private static final int DEPTH = 10_000;

  /// All of them, made from a body that is known to be good.
  ///
  /// @param required the description demands a body: only then is nothing at all a mistake
  static List<MalformedBody> of(JsonNode good, boolean required) {
    String text = good.toString();
    var bodies = new ArrayList<MalformedBody>();
    bodies.addAll(unreadable(text));
    bodies.add(new MalformedBody("blank", "   \n".getBytes(StandardCharsets.UTF_8), required));
    // Whether a body may be missing is judged where one is left out.
    bodies.add(lenient("empty", ""));
    bodies.addAll(wrongCharset(text));
    bodies.addAll(legalButRare(text));
    return List.copyOf(bodies);
  }

  private static List<MalformedBody> unreadable(String text) {
    return List.of(
        broken("truncated", text.substring(0, text.length() * 2 / 3)),
        broken("only an opening brace", "{"),
        broken("no colon", "{\"a\" 1}"),
        broken("plain words", "hello, world"),
        broken("xml", "<?xml version=\"1.0\"?><a>1</a>"),
        broken("an open string", "{\"a\": \"b"),
        broken("closed twice", "{\"a\": 1}}}}"),
        broken("nul bytes", "\u0000\u0000\u0000\u0000"));
  }

  private static List<MalformedBody> legalButRare(String text) {
    String inner = text.startsWith("{") ? text.substring(1) : "\"a\":1}";
    String more = inner.equals("}") ? inner : "," + inner;
    return List.of(
        lenient("trailing words", text + " x"),
        lenient("two values", text + "\n" + text),
        lenient("trailing comma", "{\"zqextra\":1,}"),
        lenient("comment", "/* hello */" + text),
        lenient("single quotes", text.replace('"', '\'')),
        lenient("unquoted names", "{zqextra: 1}"),
        lenient("NaN", "{\"zqextra\":NaN" + more),
        lenient("infinity", "{\"zqextra\":-Infinity" + more),
        lenient("huge exponent", "{\"zqextra\":1e400000000" + more),
        lenient("long number", "{\"zqextra\":" + "9".repeat(10_000) + more),
        lenient("duplicate keys", doubled(text)),
        lenient("prototype key", "{\"__proto__\":{\"zq\":1}" + more),
        lenient("deep arrays", "[".repeat(DEPTH) + "]".repeat(DEPTH)),
        lenient("deep objects", "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH)),
        lenient("deep extra", "{\"zqextra\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + more),
        lenient("raw line break in a string", "{\"zqextra\":\"a\nb\"" + more),
        lenient("lone surrogate escape", "{\"zqextra\":\"\\ud83d\"" + more),
        lenient("unknown escape", "{\"zqextra\":\"\\x41\"" + more));
  }

  private static List<MalformedBody> wrongCharset(String text) {
    var bodies = new ArrayList<MalformedBody>();
    int string = text.indexOf(":\"");
    if (string > 0) {
      bodies.add(new MalformedBody("latin-1 byte", inserted(text, string + 2, 0xE9), true));
      bodies.add(new MalformedBody("overlong utf-8", inserted(text, string + 2, 0xC0, 0xAF), false));
      bodies.add(new MalformedBody("cut utf-8", inserted(text, string + 2, 0xF0, 0x9F), true));
    }
    bodies.add(new MalformedBody("utf-16", text.getBytes(StandardCharsets.UTF_16), false));
    bodies.add(lenient("byte order mark", "\uFEFF" + text));
    return bodies;
  }

  /// Each key twice, the first one with another value.
  private static String doubled(String text) {
    return text.startsWith("{\"") ? "{" + text.substring(1, text.length() - 1) + "," + text.substring(1) : text;
  }

  private static byte[] inserted(String text, int at, int... raw) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.substring(0, at).getBytes(StandardCharsets.UTF_8));
    for (int b : raw) {
      bytes.write(b);
    }
    bytes.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static MalformedBody broken(String variety, String text) {
    return new MalformedBody(variety, text.getBytes(StandardCharsets.UTF_8), true);
  }

  private static MalformedBody lenient(String variety, String text) {
    return new MalformedBody(variety, text.getBytes(StandardCharsets.UTF_8), false);
  }
}
