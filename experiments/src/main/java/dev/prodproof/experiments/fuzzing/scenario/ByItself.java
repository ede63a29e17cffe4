package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What of a new thing moves within a moment though nothing is done to it: a job in the background takes it up, a
/// payment comes through. Looked at only where something else is suspected.
final class ByItself {
  private static final Duration MOMENT = Duration.ofMillis(1_200);

  private ByItself() {}

  static List<HttpFact> leftOut(List<HttpFact> told, Kind kind, Scene scene) throws InterruptedException {
    Set<String> moving = moving(kind, scene);
    List<HttpFact> rest = new ArrayList<>();
    for (HttpFact fact : told) {
      rest.add(fact instanceof Comparison seen && !moving.isEmpty() ? without(seen, moving) : fact);
    }
    return rest;
  }

  private static Comparison without(Comparison seen, Set<String> moving) {
    List<Comparison.Change> changes = Differences.others(seen.changes(), moving);
    var all = new TreeSet<>(seen.moving());
    all.addAll(moving);
    return new Comparison(
        seen.scenario(), seen.operation(), changes, List.copyOf(all), seen.conclusive(), seen.exchanges());
  }

  /// As the list shows one, for to read the thing itself may change it; by the path of another what the list doesn't
  /// show. Both in the same moment, where there may be two.
  private static Set<String> moving(Kind kind, Scene scene) throws InterruptedException {
    var play = new Play(scene, "left alone");
    Optional<Own> unread = play.create(kind);
    if (unread.isEmpty()) {
      return Set.of();
    }
    // Each as soon as it is there: a moment later it may have moved already.
    Optional<Reading> listed = Listing.entry(play, unread.get());
    Optional<Own> read = play.create(kind);
    Optional<Reading> shown = control(play, read);
    if (listed.isPresent() || shown.isPresent()) {
      scene.lab().pause(MOMENT);
    }
    Optional<Reading> later = listed.isEmpty() ? listed : Listing.entry(play, unread.get());
    Optional<Reading> again = control(play, read);
    remove(play, unread);
    remove(play, read);
    if (read.isEmpty()) {
      Optional<Own> alone = play.create(kind);
      shown = control(play, alone);
      scene.lab().pause(MOMENT);
      again = control(play, alone);
      remove(play, alone);
    }
    Set<String> moving = new TreeSet<>(moved(listed, later));
    @Nullable JsonNode entry = listed.map(Reading::json).orElse(null);
    moved(shown, again).stream()
        .filter(pointer -> entry == null || entry.at(plain(pointer)).isMissingNode())
        .forEach(moving::add);
    return moving;
  }

  private static Optional<Reading> control(Play play, Optional<Own> one) throws InterruptedException {
    return one.isEmpty() ? Optional.empty() : play.read(one.get(), Role.CONTROL);
  }

  private static void remove(Play play, Optional<Own> one) throws InterruptedException {
    if (one.isPresent()) {
      play.remove(one.get());
    }
  }

  /// What lies in an array counts as what the array is in.
  private static String plain(String pointer) {
    int star = pointer.indexOf("/*");
    return star < 0 ? pointer : pointer.substring(0, star);
  }

  private static Set<String> moved(Optional<Reading> before, Optional<Reading> after) {
    boolean both = before.filter(Reading::shows).isPresent() && after.filter(Reading::shows).isPresent();
    return both
        ? Differences.between(before.get().json(), after.get().json()).keySet()
        : Set.of();
  }
}
