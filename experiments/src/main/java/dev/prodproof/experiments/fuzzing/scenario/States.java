package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Comparison.Change;
import dev.prodproof.facts.Exchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Readings of one thing: two with nothing in between tell what moves by itself, a third what was done.
final class States {
  private final Set<String> moving = new TreeSet<>();
  private Reading last;

  private States(Reading first, Reading second) {
    moving.addAll(Differences.between(first.json(), second.json()).keySet());
    last = second;
  }

  /// Null-free: both readings must show a state.
  static States of(Reading first, Reading second) {
    return new States(first, second);
  }

  static boolean comparable(Reading first, Reading second) {
    return first.shows() && second.shows();
  }

  /// Compares with the last reading, which the new one takes the place of.
  ///
  /// @param operation what was done
  Comparison after(String scenario, String operation, Exchange done, Reading now) {
    List<Long> ids = List.of(last.exchange().id(), done.id(), now.exchange().id());
    List<Change> changes =
        now.shows() ? Differences.telling(Differences.between(last.json(), now.json()), moving) : List.of();
    boolean conclusive = now.shows();
    last = now.shows() ? now : last;
    return new Comparison(scenario, operation, changes, List.copyOf(moving), conclusive, ids);
  }

  /// Only what was seen both times: what happened once may have happened by itself.
  static Comparison both(Comparison first, Comparison second) {
    Map<String, Change> again = new LinkedHashMap<>();
    second.changes().forEach(change -> again.put(change.pointer(), change));
    again.keySet().retainAll(first.changes().stream().map(Change::pointer).toList());
    var moved = new TreeSet<>(second.moving());
    first.changes().stream().map(Change::pointer).filter(p -> !again.containsKey(p)).forEach(moved::add);
    return new Comparison(
        second.scenario(), second.operation(), List.copyOf(again.values()), List.copyOf(moved), second.conclusive(), second.exchanges());
  }
}
