package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.wire.LoadLine;
import dev.prodproof.wire.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a finding about load is reproduced by hand: one request shows nothing of it.
final class Loads {
  /// What each check is told from.
  private static final Map<String, Phase> TOLD_FROM =
      Map.of(
          "performance/meets-objective", Phase.OBJECTIVE,
          "performance/capacity-known", Phase.CAPACITY,
          "performance/consistent-latency", Phase.USERS,
          "performance/degrades-gracefully", Phase.OVERLOAD,
          "performance/recovers-from-overload", Phase.OVERLOAD,
          "performance/no-leak", Phase.SOAK);

  /// Rates of a search that the line names, the highest: where it ended.
  private static final int RATES = 4;

  /// What a line needs of a step, which itself is large.
  private record Step(Offered offered, double seconds, List<Long> exchanges) {}

  private final List<LoadScene> scenes = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  void see(Fact fact) {
    switch (fact) {
      case LoadScene scene -> scenes.add(scene);
      case LoadStep step -> steps.add(new Step(step.offered(), step.seconds(), step.exchanges()));
      default -> {}
    }
  }

  /// @param evidence of the finding
  /// @return empty where it isn't about load, or can't be told in a line
  Optional<String> line(String check, List<Exchange> evidence, Origin origin) {
    List<Long> ids = evidence.stream().map(Exchange::id).toList();
    List<Step> told =
        steps.stream()
            .filter(step -> step.offered().phase() == TOLD_FROM.get(check))
            .filter(step -> step.exchanges().stream().anyMatch(ids::contains))
            .toList();
    Optional<LoadScene> scene =
        scenes.stream().filter(one -> one.exchanges().stream().anyMatch(ids::contains)).findFirst();
    if (told.isEmpty() || scene.isEmpty()) {
      return Optional.empty();
    }
    return LoadLine.of(origin, parts(evidence, scene.get()), demand(told));
  }

  private static List<LoadLine.Part> parts(List<Exchange> evidence, LoadScene scene) {
    boolean even = scene.mix().stream().map(LoadScene.Share::share).distinct().count() == 1;
    return evidence.stream()
        .filter(exchange -> place(exchange, scene) >= 0)
        .map(
            exchange -> {
              double share = scene.mix().get(place(exchange, scene)).share();
              return new LoadLine.Part(exchange.request(), even ? 1 : Math.max(1, Math.round(100 * share)));
            })
        .toList();
  }

  /// Answers in quiet stand in the order of the mix.
  private static int place(Exchange exchange, LoadScene scene) {
    int place = scene.exchanges().indexOf(exchange.id());
    return place < scene.mix().size() ? place : -1;
  }

  private static String demand(List<Step> told) {
    long seconds = Math.round(told.stream().mapToDouble(Step::seconds).max().orElseThrow());
    int users = told.stream().mapToInt(step -> step.offered().users()).max().orElseThrow();
    if (users > 0) {
      return "--users %d --think 10ms --duration %ds".formatted(users, Math.max(5, seconds));
    }
    List<String> rates =
        told.stream()
            .map(step -> String.format(Locale.ROOT, "%.0f", Math.max(1, step.offered().rate())))
            .distinct()
            .sorted(Comparator.comparingLong(Long::parseLong))
            .toList();
    List<String> last = rates.subList(Math.max(0, rates.size() - RATES), rates.size());
    return "--steps %s --duration %ds".formatted(String.join(",", last), Math.max(1, seconds));
  }
}
