package dev.prodproof.facts.rules;

import dev.prodproof.facts.CapacityStated;
import dev.prodproof.facts.CapacityStated.Machine;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadScene.Share;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether a document's capacity is what is measured: within the tolerance that it states itself,
/// and only where the same was measured in the same place.
public final class Stated {
  /// Of all requests: shares are written as whole percents.
  private static final double SAME_SHARE = 0.02;

  private Stated() {}

  /// @param bracket that was measured
  public static Ruling of(CapacityStated stated, LoadScene scene, Bracket bracket) {
    Optional<String> other = other(stated, scene);
    if (other.isPresent()) {
      return Ruling.unknown(
          "%s states %s %s, so that the two can't be compared"
              .formatted(stated.source(), interval(stated), other.get()));
    }
    double least = stated.low() * (1 - stated.tolerance());
    double most = stated.high() * (1 + stated.tolerance());
    String words =
        "%s states %s, give or take %s"
            .formatted(stated.source(), interval(stated), Words.percent(stated.tolerance()));
    return bracket.high() <= least || bracket.low() >= most
        ? Ruling.no(words)
        : Ruling.yes(words);
  }

  /// Measured less than stated, not more.
  public static boolean boasts(CapacityStated stated, Bracket bracket) {
    return bracket.high() <= stated.low();
  }

  private static Optional<String> other(CapacityStated stated, LoadScene scene) {
    Machine here = scene.machine();
    Machine there = stated.machine();
    if (here.name().isEmpty() || there.name().isEmpty()) {
      return Optional.of("for a machine that isn't known");
    }
    if (!here.equals(there)) {
      return Optional.of("for %s; this is %s".formatted(words(there), words(here)));
    }
    if (stated.p99() != scene.objective().p99()) {
      return Optional.of("for answers within " + Words.millis(stated.p99()));
    }
    return same(stated.mix(), scene.mix()) ? Optional.empty() : Optional.of("for other requests");
  }

  private static boolean same(List<Share> one, List<Share> other) {
    Map<String, Double> shares =
        one.stream().collect(Collectors.toMap(Share::operation, Share::share, Double::sum));
    return shares.size() == other.size()
        && other.stream()
            .allMatch(
                share ->
                    Math.abs(shares.getOrDefault(share.operation(), -1.0) - share.share())
                        <= SAME_SHARE);
  }

  private static String interval(CapacityStated stated) {
    return "%s to %s".formatted(Words.rate(stated.low()), Words.rate(stated.high()));
  }

  private static String words(Machine machine) {
    return machine.name()
        + (machine.cores() == 0
            ? ""
            : ", %d of its cores for the service".formatted(machine.cores()));
  }
}
