package dev.prodproof.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Which planted parts can be proven in one run: they take different places, are asked the same, and no check
/// that is to find one of them may find another. What a group leaves open is proven alone.
final class Groups {
  /// With more, one run would have too much to confirm.
  private static final int MOST = 8;

  private final Map<String, Set<String>> places;
  private final Function<Planted, List<String>> options;

  /// @param places by name: the good parts that it takes the place of; a name without an entry stays alone
  /// @param options what the tool is asked of it
  Groups(Map<String, Set<String>> places, Function<Planted, List<String>> options) {
    this.places = places;
    this.options = options;
  }

  List<List<Planted>> of(List<Planted> all) {
    var groups = new ArrayList<List<Planted>>();
    for (Planted one : all) {
      groups.stream()
          .filter(group -> group.size() < MOST && group.stream().allMatch(other -> together(one, other)))
          .findFirst()
          .ifPresentOrElse(group -> group.add(one), () -> groups.add(new ArrayList<>(List.of(one))));
    }
    return groups;
  }

  private boolean together(Planted one, Planted other) {
    Set<String> here = places.get(one.name());
    Set<String> there = places.get(other.name());
    return here != null
        && there != null
        && one.twin() == other.twin()
        && disjoint(here, there)
        && disjoint(one.expected(), touched(other))
        && disjoint(other.expected(), touched(one))
        && options.apply(one).equals(options.apply(other));
  }

  private static Set<String> touched(Planted planted) {
    var ids = new HashSet<>(planted.expected());
    planted.consequences().forEach(consequence -> ids.add(consequence.id()));
    return ids;
  }

  private static boolean disjoint(Iterable<String> some, Set<String> others) {
    for (String one : some) {
      if (others.contains(one)) {
        return false;
      }
    }
    return true;
  }
}
