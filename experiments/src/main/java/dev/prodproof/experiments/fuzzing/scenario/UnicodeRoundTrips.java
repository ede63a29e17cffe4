package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.FreeText;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Purpose.Role;
import dev.prodproof.facts.RoundTrip;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Each free text that an operation stores is written with rare but legal characters and read back, after
/// a plain text came back from the same place.
final class UnicodeRoundTrips implements Scenario {
  static final String NAME = "text survives";

  /// What shows most losses: half a character, and the end of a long text.
  private static final Set<String> TELLING = Set.of("emoji trailing", "as long as allowed");

  private static final String EVERYDAY = "an everyday text";

  /// Fewer characters may be the same by chance.
  private static final int TOLD_APART = 4;

  /// The telling ones everywhere before the others anywhere: time may run out.
  @Override
  public void run(Scene scene) throws InterruptedException {
    for (boolean telling : List.of(true, false)) {
      for (ApiOperation operation : scene.api().operations()) {
        if (scene.over()) {
          return;
        }
        play(operation, scene, (_, rare) -> TELLING.contains(rare.name()) == telling)
            .forEach(scene.lab()::record);
      }
    }
  }

  @Override
  public boolean tells(HttpFact fact) {
    return fact instanceof RoundTrip trip && trip.site().in() == Site.In.BODY;
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    return play(operation, scene, (_, _) -> true);
  }

  /// The same kind of text in the same place.
  @Override
  public List<HttpFact> again(HttpFact told, ApiOperation operation, Scene scene) throws InterruptedException {
    return told instanceof RoundTrip trip
        ? play(
            operation,
            scene,
            (site, rare) ->
                site.equals(trip.site()) && (trip.variety().equals(EVERYDAY) || rare.name().equals(trip.variety())))
        : play(operation, scene);
  }

  private static List<HttpFact> play(
      ApiOperation operation, Scene scene, BiPredicate<Site, FreeText.Variety> wanted)
      throws InterruptedException {
    Optional<Kind> kind =
        operation.method().equals("POST") ? Kind.madeBy(operation, scene.api()) : Kind.of(operation, scene.api());
    boolean writes = List.of("POST", "PUT", "PATCH").contains(operation.method()) && operation.json().isPresent();
    boolean about =
        kind.isPresent() && (kind.get().maker().equals(operation) || kind.get().onItem(operation.method()).filter(operation::equals).isPresent());
    if (!writes || !about || kind.get().onItem("GET").isEmpty() || !scene.reached(kind.get().maker())) {
      return List.of();
    }
    var writing = new Writing(operation, kind.get(), new Play(scene, NAME));
    Optional<Own> own = operation.equals(kind.get().maker()) ? Optional.empty() : writing.play().create(kind.get());
    Optional<Draft> plain =
        own.isPresent() ? writing.play().draft(operation, own.get()) : scene.plain(operation).map(Case::draft);
    var told = new ArrayList<HttpFact>();
    for (FreeText text : plain.map(FreeText::of).orElse(List.of())) {
      told.addAll(writing.all(text, own.orElse(null), wanted));
    }
    if (own.isPresent()) {
      writing.play().remove(own.get());
    }
    return told;
  }

  /// How one operation is written to and read after.
  private record Writing(ApiOperation operation, Kind kind, Play play) {

    /// @param written accepted
    private record Trip(Exchange written, Reading read, Own own) {}

    List<HttpFact> all(FreeText text, @Nullable Own own, BiPredicate<Site, FreeText.Variety> wanted)
        throws InterruptedException {
      List<FreeText.Variety> varieties = text.varieties().stream().filter(rare -> wanted.test(text.site(), rare)).toList();
      if (varieties.isEmpty() || play.scene().over()) {
        return List.of();
      }
      Draft plain = fresh(text, own);
      if (plain.at(text.site()).asString("").isBlank()) {
        plain = FreeText.with(plain, text.site(), play.scene().token().unique());
      }
      Optional<Trip> control = trip(plain, play.step(Role.CONTROL), own);
      if (control.isEmpty()) {
        // Once more, with what was renewed.
        plain = FreeText.with(fresh(text, own), text.site(), plain.at(text.site()).asString(""));
        control = trip(plain, play.step(Role.CONTROL), own);
      }
      String sent = plain.at(text.site()).asString("");
      String place = control.flatMap(trip -> FreeText.place(trip.read().json(), text.site(), sent)).orElse("");
      if (control.isEmpty() || place.isEmpty()) {
        // Where a plain text isn't shown either, nothing can be said of any other; but for what is cut off.
        return control.flatMap(trip -> cut(text.site(), sent, trip)).stream().toList();
      }
      var told = new ArrayList<HttpFact>();
      for (FreeText.Variety rare : varieties) {
        if (play.scene().over()) {
          return told;
        }
        var purpose = new Purpose.Unusual(text.site(), rare.name(), rare.value());
        Optional<Trip> trip = trip(FreeText.with(fresh(text, own), text.site(), rare.value()), purpose, own);
        trip.map(seen -> told(text.site(), rare, seen, place)).ifPresent(told::add);
      }
      return told;
    }

    /// An everyday text of which only the beginning came back.
    private Optional<HttpFact> cut(Site site, String sent, Trip trip) {
      String shown = trip.read().json().at(site.name()).asString("");
      boolean beginning = shown.length() >= TOLD_APART && shown.length() < sent.length() && sent.startsWith(shown);
      return beginning
          ? Optional.of(told(site, new FreeText.Variety(EVERYDAY, sent), trip, site.name()))
          : Optional.empty();
    }

    /// Anew each time, since a name may have to be the only one.
    private Draft fresh(FreeText text, @Nullable Own own) {
      Optional<Draft> fresh =
          own == null ? play.scene().plain(operation).map(Case::draft) : play.draft(operation, own);
      return fresh.filter(draft -> draft.at(text.site()).isString()).orElse(text.plain());
    }

    private RoundTrip told(Site site, FreeText.Variety rare, Trip trip, String place) {
      var shown = trip.read().json().at(place);
      String received = shown.isString() ? shown.asString() : null;
      return new RoundTrip(
          operation.id(), site, rare.name(), trip.written().id(), trip.read().exchange().id(), rare.value(), received, true);
    }

    private Optional<Trip> trip(Draft draft, Purpose purpose, @Nullable Own own) throws InterruptedException {
      return own == null ? made(draft, purpose) : changed(draft, purpose, own);
    }

    private Optional<Trip> made(Draft draft, Purpose purpose) throws InterruptedException {
      Optional<Own> made = play.create(kind, draft, purpose).filter(one -> one.id().isPresent());
      if (made.isEmpty()) {
        // What it refers to may be full by now.
        play.renew(operation);
        return Optional.empty();
      }
      Optional<Trip> trip = read(made.get().created(), made.get());
      play.remove(made.get());
      return trip;
    }

    private Optional<Trip> changed(Draft draft, Purpose purpose, Own own) throws InterruptedException {
      Case one = Case.of(draft, purpose);
      if (!play.scene().permits(one)) {
        return Optional.empty();
      }
      Exchange written = play.scene().send(one, own.identity());
      return written.succeeded() ? read(written, own) : Optional.empty();
    }

    private Optional<Trip> read(Exchange written, Own own) throws InterruptedException {
      return play.read(own, Role.READ_AGAIN)
          .filter(Reading::shows)
          .map(reading -> new Trip(written, reading, own));
    }
  }
}
