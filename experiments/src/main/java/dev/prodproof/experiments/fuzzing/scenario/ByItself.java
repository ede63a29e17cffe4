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

  /// As the list shows it, for to read the thing itself may change it; by its own path what the list doesn't show.
  private static Set<String> moving(Kind kind, Scene scene) throws InterruptedException {
    var play = new Play(scene, "left alone");
    Optional<Own> own = play.create(kind);
    if (own.isEmpty()) {
      return Set.of();
    }
    Optional<Reading> listed = Listing.entry(play, own.get());
    Optional<Reading> later = listed.isEmpty() ? listed : afterwards(play, () -> Listing.entry(play, own.get()));
    play.remove(own.get());
    Set<String> moving = new TreeSet<>(moved(listed, later));
    Optional<Own> another = play.create(kind);
    if (another.isPresent()) {
      Optional<Reading> read = play.read(another.get(), Role.CONTROL);
      Optional<Reading> again = afterwards(play, () -> play.read(another.get(), Role.CONTROL));
      play.remove(another.get());
      @Nullable JsonNode entry = listed.map(Reading::json).orElse(null);
      moved(read, again).stream()
          .filter(pointer -> entry == null || entry.at(plain(pointer)).isMissingNode())
          .forEach(moving::add);
    }
    return moving;
  }

  /// What lies in an array counts as what the array is in.
  private static String plain(String pointer) {
    int star = pointer.indexOf("/*");
    return star < 0 ? pointer : pointer.substring(0, star);
  }

  private interface Looking {
    Optional<Reading> look() throws InterruptedException;
  }

  private static Optional<Reading> afterwards(Play play, Looking looking) throws InterruptedException {
    play.scene().lab().pause(MOMENT);
    return looking.look();
  }

  private static Set<String> moved(Optional<Reading> before, Optional<Reading> after) {
    boolean both = before.filter(Reading::shows).isPresent() && after.filter(Reading::shows).isPresent();
    return both
        ? Differences.between(before.get().json(), after.get().json()).keySet()
        : Set.of();
  }
}
