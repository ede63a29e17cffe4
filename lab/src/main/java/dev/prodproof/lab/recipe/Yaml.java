package dev.prodproof.lab.recipe;

import dev.prodproof.core.Unusable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;

/// A YAML file as JSON, with the line of each value by its JSON pointer (RFC 6901).
///
/// @param file as the user named it, for complaints
/// @param lines from 1
public record Yaml(String file, JsonNode root, Map<String, Integer> lines) {
  private static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 60;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).setCodePointLimit(LARGEST).build();

  /// @throws Unusable when it isn't YAML that we can hold
  public static Yaml read(String file, byte[] bytes) {
    String text = text(file, bytes);
    try {
      bound(file, text);
      Optional<Node> node = new Compose(SETTINGS).composeString(text);
      if (node.isEmpty()) {
        throw new Unusable(file + " is empty: write at least `service: { url: \"http://…\" }`");
      }
      return new YamlTree(file).of(node.get());
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      throw broken(file + mark.map(at -> ":" + (at.getLine() + 1)).orElse(""), e.getProblem(), e);
    } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw broken(file, String.valueOf(e.getMessage()), e);
    }
  }

  /// The line of the value, or of the nearest thing around it.
  public int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return lines.getOrDefault(at, 1);
  }

  private static String text(String file, byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new Unusable(file + " is larger than 1 MB: is it the right file?");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Unusable(file + " isn't UTF-8 text: save it as UTF-8", e);
    }
  }

  // The composer recurses; the parser doesn't. So depth is bounded before anything is composed.
  private static void bound(String file, String text) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      depth +=
          switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
          };
      if (depth > DEEPEST) {
        throw new Unusable(file + ": nested more than " + DEEPEST + " deep; a recipe needs 6");
      }
    }
  }

  private static Unusable broken(String where, String problem, Throwable cause) {
    String first = problem.lines().findFirst().orElse("no reason given");
    return new Unusable(
        where + ": not valid YAML: " + first + "; check indentation and quotes near it", cause);
  }
}
