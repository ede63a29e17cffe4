package dev.prodproof.experiments.description;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Of all errors of a validator those that one omission comes down to.
///
/// A value that fits none of several alternatives breaks the rules of each of them, and most of these were never
/// meant for it: those of the nearest alternative tell.
final class Departed {
  private static final Set<String> CHOICES = Set.of("anyOf", "oneOf");
  private static final Set<String> NAMED = Set.of("properties", "patternProperties", "dependentSchemas");
  private static final Set<String> INWARD = Set.of("items", "additionalProperties", "unevaluatedProperties", "contains", "additionalItems");

  /// @param end tokens of the path of evaluation up to the keyword
  /// @param at the value that there were alternatives for
  private record Choice(String path, int end, String at) {}

  private Departed() {}

  static List<Error> of(List<Error> errors) {
    return once(nearest(errors, 0));
  }

  private static List<Error> nearest(List<Error> errors, int from) {
    var kept = new ArrayList<Error>();
    var choices = new LinkedHashMap<Choice, Map<String, List<Error>>>();
    for (Error error : errors) {
      Choice choice = choice(error, from);
      if (choice == null) {
        kept.add(error);
      } else {
        choices
            .computeIfAbsent(choice, _ -> new LinkedHashMap<>())
            .computeIfAbsent(error.getEvaluationPath().getName(choice.end()), _ -> new ArrayList<>())
            .add(error);
      }
    }
    choices.forEach(
        (choice, alternatives) ->
            alternatives.values().stream()
                .min(Comparator.comparingLong((List<Error> a) -> foreign(a, choice)).thenComparingInt(List::size))
                .ifPresent(best -> kept.addAll(nearest(best, choice.end() + 1))));
    return kept;
  }

  /// Another kind of value, or another word where a word tells what it is.
  private static long foreign(List<Error> alternative, Choice choice) {
    return alternative.stream()
        .filter(
            error ->
                Set.of("const", "enum").contains(error.getKeyword())
                    || (error.getKeyword().equals("type") && error.getInstanceLocation().toString().equals(choice.at())))
        .count();
  }

  /// The outermost from there on; null where there is none.
  private static @Nullable Choice choice(Error error, int from) {
    NodePath path = error.getEvaluationPath();
    int depth = 0;
    var way = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      String name = path.getName(i);
      way.append('/').append(name);
      boolean alternatives = CHOICES.contains(name) && i + 1 < path.getNameCount();
      if (alternatives && i + 1 > from) {
        return new Choice(way.toString(), i + 1, above(error.getInstanceLocation(), depth));
      }
      if (NAMED.contains(name) || alternatives || name.equals("allOf") || name.equals("prefixItems")) {
        depth += NAMED.contains(name) || name.equals("prefixItems") ? 1 : 0;
        i++;
        way.append('/').append(i < path.getNameCount() ? path.getName(i) : "");
      } else if (INWARD.contains(name)) {
        depth++;
      }
    }
    return null;
  }

  private static String above(NodePath location, int depth) {
    NodePath path = location;
    while (path.getNameCount() > depth) {
      path = path.getParent();
    }
    return path.toString();
  }

  /// Of a wrong type it needn't be said that it isn't among the values, and of a wrong form not twice.
  private static List<Error> once(List<Error> errors) {
    var typed = new HashSet<String>();
    var formed = new HashSet<String>();
    for (Error error : errors) {
      String at = error.getInstanceLocation().toString();
      if (error.getKeyword().equals("type")) {
        typed.add(at);
      } else if (error.getKeyword().equals("pattern")) {
        formed.add(at);
      }
    }
    return errors.stream()
        .filter(
            error ->
                switch (error.getKeyword()) {
                  case "enum", "const" -> !typed.contains(error.getInstanceLocation().toString());
                  case "format" -> !formed.contains(error.getInstanceLocation().toString());
                  default -> true;
                })
        .toList();
  }
}
