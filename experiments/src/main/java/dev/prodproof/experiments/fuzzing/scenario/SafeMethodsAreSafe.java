package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A thing of ours is read before and after GET, HEAD and OPTIONS on what belongs to it.
final class SafeMethodsAreSafe implements Scenario {
  /// A number, a date and time, or a mark that it was seen.
  private static final Pattern COUNTED =
      Pattern.compile("-?\\d+(\\.\\d+)?|\\d{4}-\\d\\d-\\d\\d.*|true|false");

  private static final Pattern LOOKS =
      Pattern.compile(
          "(?i).*(view|visit|hits?$|access|seen|read|download|open|click|usage|used|uses|look|fetch|play|listen|export|print).*");

  @Override
  public boolean tells(HttpFact fact) {
    return fact instanceof Comparison comparison && comparison.scenario().equals(Comparison.SAFE_METHOD);
  }

  /// What tells most comes first, for time may run out: a GET that nobody thought of where something is done,
  /// then those that are described, then HEAD and OPTIONS.
  @Override
  public void run(Scene scene) throws InterruptedException {
    List<ApiOperation> actionsFirst =
        scene.api().operations().stream()
            .sorted(Comparator.comparing(one -> one.method().equals("GET")))
            .toList();
    for (List<String> methods : List.of(List.of("GET"), List.of("HEAD", "OPTIONS"))) {
      for (ApiOperation operation : actionsFirst) {
        if (scene.over()) {
          return;
        }
        play(operation, scene, methods).forEach(scene.lab()::record);
      }
    }
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    return play(operation, scene, List.of("GET", "HEAD", "OPTIONS"));
  }

  private static List<HttpFact> play(ApiOperation operation, Scene scene, List<String> methods)
      throws InterruptedException {
    Optional<Kind> kind = Kind.of(operation, scene.api()).filter(of -> of.onItem("GET").isPresent());
    return operation.form() || !reads(operation, scene) || kind.isEmpty()
        ? List.of()
        : Comparing.twice(kind.get(), scene, () -> once(operation, kind.get(), scene, methods));
  }

  /// A GET that is declared, or one that nobody thought of on a path that changes things.
  private static boolean reads(ApiOperation operation, Scene scene) {
    boolean declared =
        scene.api().operations().stream()
            .anyMatch(one -> one.path().equals(operation.path()) && one.method().equals("GET"));
    return operation.method().equals("GET") || (operation.method().equals("POST") && !declared);
  }

  private static List<Comparison> once(
      ApiOperation operation, Kind kind, Scene scene, List<String> methods) throws InterruptedException {
    var play = new Play(scene, Comparison.SAFE_METHOD);
    Optional<Own> own = play.create(kind);
    Optional<Draft> draft = own.flatMap(one -> play.draft(operation, one));
    if (draft.isEmpty()) {
      return List.of();
    }
    var told = new ArrayList<Comparison>();
    boolean itself = kind.onItem("GET").filter(operation::equals).isPresent();
    if (itself && methods.contains("GET")) {
      fromTheList(operation, own.get(), draft.get(), play).ifPresent(told::add);
    }
    Optional<Reading> first = play.read(own.get(), Role.READ);
    Optional<Reading> second = play.read(own.get(), Role.CONTROL);
    if (first.isEmpty() || second.isEmpty() || !States.comparable(first.get(), second.get())) {
      return told;
    }
    States states = States.of(first.get(), second.get());
    for (String method : methods) {
      var one = new Case(draft.get().with(new Content.Nothing()), method, play.step(Role.PROBE));
      if (scene.permits(one)) {
        Exchange done = scene.send(one, own.get().identity());
        String id = method.equals(operation.method()) ? operation.id() : method + " " + operation.path();
        Optional<Reading> now = play.read(own.get(), Role.READ_AGAIN);
        now.map(reading -> states.after(Comparison.SAFE_METHOD, id, done, reading))
            .map(seen -> operation.method().equals("GET") ? withoutLooks(seen) : seen)
            .ifPresent(told::add);
      }
    }
    play.remove(own.get());
    return told;
  }

  /// A thing that is changed by its own first reading looks the same at each later one: its list shows it
  /// as it was before.
  private static Optional<Comparison> fromTheList(ApiOperation operation, Own own, Draft draft, Play play)
      throws InterruptedException {
    Optional<Reading> first = Listing.entry(play, own);
    Optional<Reading> second = first.isEmpty() ? first : Listing.entry(play, own);
    var read = new Case(draft.with(new Content.Nothing()), "GET", play.step(Role.PROBE));
    if (second.isEmpty() || !play.scene().permits(read)) {
      return Optional.empty();
    }
    States states = States.of(first.get(), second.get());
    Exchange done = play.scene().send(read, own.identity());
    Optional<Reading> now = Listing.entry(play, own);
    return now.map(reading -> states.after(Comparison.SAFE_METHOD, operation.id(), done, reading))
        .map(SafeMethodsAreSafe::withoutCounters);
  }

  /// The same of what belongs to it, where a name says that looks are counted: `downloads`, `lastOpenedAt`.
  private static Comparison withoutLooks(Comparison seen) {
    return without(
        seen,
        change ->
            COUNTED.matcher(change.after()).matches()
                && LOOKS.matcher(change.pointer().substring(change.pointer().lastIndexOf('/') + 1)).matches());
  }

  /// How often and when it was looked at is for a service to count (RFC 9110 §9.2.1).
  private static Comparison withoutCounters(Comparison seen) {
    return without(seen, change -> COUNTED.matcher(change.after()).matches());
  }

  private static Comparison without(Comparison seen, Predicate<Comparison.Change> those) {
    List<Comparison.Change> changes = seen.changes().stream().filter(those.negate()).toList();
    return new Comparison(
        seen.scenario(), seen.operation(), changes, seen.moving(), seen.conclusive(), seen.exchanges());
  }
}
