package dev.prodproof.experiments.fuzzing.refusal;

import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a refusal teaches, by the shape of the body and never by the framework's name, so
/// that a framework nobody has seen is understood where it writes like one that somebody has.
public final class RefusalReader {
  /// Only these refuse a value. 401, 403, 404, 405 and the like are about something else.
  private static final Set<Integer> ABOUT_VALUES = Set.of(400, 409, 422);

  /// Characters. Who answers a wrong value with more is telling something else.
  private static final int LONGEST = 200_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(60).build())
                  .build())
          .build();

  private RefusalReader() {}

  /// @param mediaType as sent; a hint only, since many label JSON as text
  /// @return in the order they were said; empty for anything that isn't understood
  public static List<Lesson> read(int status, String mediaType, String body) {
    if (!ABOUT_VALUES.contains(status) || body.isBlank() || body.length() > LONGEST) {
      return List.of();
    }
    Lessons lessons = new Lessons();
    Sentences sentences = new Sentences(lessons);
    String text = body.strip();
    if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
      json(text, new ErrorTree(lessons, sentences));
    } else if (!mediaType.contains("html")) {
      sentences.read(text, Way.NOWHERE);
    }
    return lessons.all();
  }

  private static void json(String text, ErrorTree tree) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException notJson) {
      return;
    }
    tree.read(root, Way.NOWHERE);
    JsonNode message = root.path("error").path("message");
    if (message.isString() && message.asString().stripLeading().startsWith("[")) {
      issues(message.asString(), tree);
    }
  }

  /// Some wrap the list of errors as text within the JSON.
  private static void issues(String text, ErrorTree tree) {
    try {
      tree.read(JSON.readTree(text), Way.NOWHERE);
    } catch (JacksonException notJson) {
      return;
    }
  }
}
