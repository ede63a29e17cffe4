package dev.prodproof.experiments.description;

import dev.prodproof.core.Unusable;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes other documents that are referred to into the one at hand, so that a replay needs nothing
/// else. They end up below `components`, in a drawer of their own.
final class Bundle {
  static final String DRAWER = "x-elsewhere";

  /// Marks what stands in for a document that couldn't be had: it may say anything.
  static final String UNREAD = "x-unread";

  private static final Pattern AWAY = Pattern.compile("(?i)https?://.*");

  /// More files than any honest description is spread over.
  private static final int MOST_DOCUMENTS = 100;

  private final Description.Library library;
  private final Set<String> problems;
  private final Set<String> unread = new LinkedHashSet<>();
  private final Map<String, String> pointers = new LinkedHashMap<>();
  private final Map<String, JsonNode> taken = new LinkedHashMap<>();

  Bundle(Description.Library library, Set<String> problems) {
    this.library = library;
    this.problems = problems;
  }

  ObjectNode whole(ObjectNode document) {
    ObjectNode whole = document.deepCopy();
    rewrite(whole, "", "");
    if (!taken.isEmpty()) {
      ObjectNode drawer =
          whole.path("components") instanceof ObjectNode components
              ? components.putObject(DRAWER)
              : whole.putObject("components").putObject(DRAWER);
      taken.forEach(drawer::set);
    }
    return whole;
  }

  /// Documents on other hosts that weren't fetched. That is no fault of the description.
  Set<String> unread() {
    return unread;
  }

  /// @param home where this document stands in the whole: empty, or a pointer into the drawer
  /// @param base what its relative references count from; empty for the description itself
  private void rewrite(JsonNode node, String home, String base) {
    if (node instanceof ArrayNode array) {
      array.forEach(value -> rewrite(value, home, base));
    }
    if (!(node instanceof ObjectNode object)) {
      return;
    }
    for (var entry : object.properties()) {
      if (entry.getKey().equals("$ref") && entry.getValue().isString()) {
        entry.setValue(object.stringNode(local(entry.getValue().asString(), home, base)));
      } else if (!entry.getKey().equals("example") && !entry.getKey().equals("enum")) {
        rewrite(entry.getValue(), home, base);
      }
    }
  }

  private String local(String reference, String home, String base) {
    if (reference.startsWith("#")) {
      return home.isEmpty() ? reference : "#" + home + reference.substring(1);
    }
    int hash = reference.indexOf('#');
    String file = against(base, hash < 0 ? reference : reference.substring(0, hash));
    String known = pointers.get(file);
    String pointer = known == null ? take(file) : known;
    return "#" + pointer + (hash < 0 ? "" : reference.substring(hash + 1));
  }

  private String take(String file) {
    String pointer = "/components/" + DRAWER + "/" + taken.size();
    pointers.put(file, pointer);
    JsonNode document = fetched(file);
    taken.put(Integer.toString(taken.size()), document);
    rewrite(document, pointer, file);
    return pointer;
  }

  private JsonNode fetched(String file) {
    try {
      var text = taken.size() < MOST_DOCUMENTS ? library.text(file) : Optional.<String>empty();
      if (text.isPresent()) {
        return DescriptionText.tree(text.get());
      }
      if (AWAY.matcher(file).matches()) {
        unread.add(file);
      } else {
        problems.add("The description refers to `%s`, which could not be read.".formatted(file));
      }
    } catch (Unusable e) {
      problems.add("The description refers to `%s`: %s".formatted(file, e.getMessage()));
    }
    return JsonNodeFactory.instance.objectNode().put(UNREAD, true);
  }

  private static String against(String base, String file) {
    try {
      return base.isEmpty() ? file : URI.create(base).resolve(file).toString();
    } catch (IllegalArgumentException e) {
      return file;
    }
  }
}
