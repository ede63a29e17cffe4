package dev.prodproof.checks.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The head of a rule sheet: flat YAML, each value a word, a sentence or a list of words. All
/// values are text (`since: 0.1` is no number), nothing nests, no key comes twice.
record FrontMatter(String file, Map<String, Entry> entries) {

  /// A value and the line on which its key stands.
  record Entry(int line, boolean isList, List<String> values) {}

  static final String FENCE = "---";

  /// `yaml` is what stands between the fences; its first line is line 2 of the file.
  static FrontMatter read(String file, String yaml) {
    if (!(compose(file, yaml) instanceof MappingNode root)) {
      throw new SheetMistake(
          file, 2, "the front matter holds no keys", "Write `key: value` lines, `id:` first");
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : root.getValue()) {
      int line = line(tuple.getKeyNode());
      String key = word(file, line, tuple.getKeyNode());
      if (entries.put(key, entry(file, line, key, tuple.getValueNode())) != null) {
        throw new SheetMistake(file, line, "`" + key + "` comes twice", "Keep one of them");
      }
    }
    return new FrontMatter(file, entries);
  }

  /// Says no to a key that nobody reads: most often a misspelling of one that somebody does.
  void allow(Set<String> known) {
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            throw new SheetMistake(
                file,
                entry.line(),
                "`" + key + "` is not a key of a rule sheet",
                "Use one of " + String.join(", ", known.stream().sorted().toList()));
          }
        });
  }

  String text(String key) {
    Entry entry = required(key);
    if (entry.isList() || entry.values().getFirst().isBlank()) {
      throw new SheetMistake(
          file, entry.line(), "`" + key + "` wants one value", "Write `" + key + ": value`");
    }
    return entry.values().getFirst();
  }

  String oneOf(String key, Set<String> allowed) {
    String value = text(key);
    if (!allowed.contains(value)) {
      throw unknown(key, value, allowed);
    }
    return value;
  }

  List<String> list(String key) {
    Entry entry = required(key);
    if (!entry.isList()) {
      throw new SheetMistake(
          file, entry.line(), "`" + key + "` wants a list", "Write `" + key + ": [a, b]` or `[]`");
    }
    return entry.values();
  }

  /// Each is one of these, or several of them with `or` between.
  List<String> listOf(String key, Set<String> allowed) {
    List<String> values = list(key);
    for (String value : values) {
      if (!allowed.containsAll(List.of(value.split(" or ")))) {
        throw unknown(key, value, allowed);
      }
    }
    return values;
  }

  int line(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::line).orElse(1);
  }

  private SheetMistake unknown(String key, String value, Set<String> allowed) {
    return new SheetMistake(
        file,
        line(key),
        "`%s` has the unknown value `%s`".formatted(key, value),
        "Use one of " + String.join(", ", allowed.stream().sorted().toList()));
  }

  private Entry required(String key) {
    @Nullable Entry entry = entries.get(key);
    if (entry == null) {
      throw new SheetMistake(
          file, 1, "`" + key + "` is missing", "Add `" + key + ": …` to the front matter");
    }
    return entry;
  }

  private static @Nullable Node compose(String file, String yaml) {
    var settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
    try {
      return new Compose(settings).composeString(yaml).orElse(null);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 2).orElse(2);
      throw new SheetMistake(
          file, line, "this is not YAML: " + e.getProblem(), "Quote values that hold `: ` or `#`");
    } catch (YamlEngineException e) {
      throw new SheetMistake(
          file, 2, "this is not YAML", "Look for control characters in the front matter");
    }
  }

  private static Entry entry(String file, int line, String key, Node value) {
    return switch (value) {
      case ScalarNode scalar -> new Entry(line, false, List.of(scalar.getValue()));
      case SequenceNode sequence -> {
        List<String> words = new ArrayList<>();
        for (Node node : sequence.getValue()) {
          words.add(word(file, line(node), node));
        }
        yield new Entry(line, true, List.copyOf(words));
      }
      default ->
          throw new SheetMistake(
              file, line, "`" + key + "` nests", "Front matter is flat: use a value or a list");
    };
  }

  private static String word(String file, int line, Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw new SheetMistake(file, line, "a word is expected here", "Remove the nesting or the gap");
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 2).orElse(2);
  }
}
