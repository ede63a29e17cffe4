package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.FreeText;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Purpose.Role;
import dev.prodproof.facts.RoundTrip;
import dev.prodproof.facts.Site;
import dev.prodproof.wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Rare texts go into the fields of forms and are looked for on the page that follows, and in JSON readings.
///
/// A text stands between two marks of ours, so that it is found again whatever became of it; only fields
/// with room for that are tried.
final class FormRoundTrips implements Scenario {
  private static final String NAME = "form text survives";
  private static final int READINGS = 6;
  private static final int LONGEST = 400;

  @Override
  public boolean tells(HttpFact fact) {
    return fact instanceof RoundTrip trip && trip.site().in() == Site.In.FORM;
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    boolean writes = operation.form() && operation.method().equals("POST") && scene.reached(operation);
    Optional<Case> plain = writes ? scene.plain(operation) : Optional.empty();
    var told = new ArrayList<HttpFact>();
    for (FreeText text : plain.map(Case::draft).map(FreeText::of).orElse(List.of())) {
      var field = new Field(operation, text.site(), new Play(scene, NAME));
      told.addAll(field.all(text));
    }
    return told;
  }

  /// One field of one form.
  private record Field(ApiOperation operation, Site site, Play play) {
    /// @param received between the marks; empty where they aren't shown
    private record Trip(Exchange written, Exchange read, String sent, Optional<String> received) {}

    List<HttpFact> all(FreeText text) throws InterruptedException {
      Optional<Trip> control = trip("plain", play.step(Role.CONTROL), readings(Optional.empty()));
      if (control.isEmpty() || !control.get().received().equals(Optional.of("plain"))) {
        return List.of();
      }
      var told = new ArrayList<HttpFact>();
      String shownAt = control.get().read().request().target();
      for (FreeText.Variety rare : text.varieties()) {
        if (play.scene().over()) {
          return told;
        }
        if (rare.value().length() <= LONGEST) {
          var purpose = new Purpose.Unusual(site, rare.name(), rare.value());
          trip(rare.value(), purpose, readings(Optional.of(shownAt)))
              .filter(trip -> trip.received().isPresent() || accepted(trip.written(), control.get().written()))
              .map(trip -> told(rare, trip))
              .ifPresent(told::add);
        }
      }
      return told;
    }

    /// A form says no with 200 as well: only who is sent where the plain text led was taken at their word.
    private static boolean accepted(Exchange written, Exchange control) {
      return written.status() >= 300 && written.status() == control.status() && led(written).equals(led(control));
    }

    private static String led(Exchange written) {
      return written.header("location").orElse("").replaceAll("\\d+", "0");
    }

    private RoundTrip told(FreeText.Variety rare, Trip trip) {
      String received = trip.received().orElse(null);
      return new RoundTrip(
          operation.id(), site, rare.name(), trip.written().id(), trip.read().id(), trip.sent(), received, true);
    }

    /// Empty where it was refused, or has no room for the marks.
    private Optional<Trip> trip(String value, Purpose purpose, List<String> readings) throws InterruptedException {
      String before = play.scene().token().unique();
      String after = play.scene().token().unique();
      Optional<Case> one =
          play.scene().plain(operation)
              .map(plain -> FreeText.with(plain.draft(), site, before + value + after))
              .filter(FreeText::obeys)
              .map(draft -> Case.of(draft, purpose))
              .filter(play.scene()::permits);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      String identity = play.scene().identity(operation);
      Exchange written = play.scene().send(one.get(), identity);
      if (written.status() < 200 || written.status() >= 400) {
        return Optional.empty();
      }
      Exchange last = written;
      Set<String> targets = new LinkedHashSet<>(followed(written));
      targets.addAll(readings);
      for (String target : targets) {
        last = play.scene().send(Call.of("fuzzing", play.step(Role.READ), "GET", target).keeping(1 << 20), identity);
        Optional<String> received = between(last, before, after);
        if (received.isPresent()) {
          return Optional.of(new Trip(written, last, value, received));
        }
      }
      return Optional.of(new Trip(written, last, value, Optional.empty()));
    }

    private List<String> followed(Exchange written) {
      return written.header("location")
          .flatMap(to -> Locations.follow(play.scene().lab().target(), written.request().target(), to))
          .stream()
          .toList();
    }

    /// The page of the form and readings that name no thing; later only where the plain text was shown.
    private List<String> readings(Optional<String> known) {
      if (known.isPresent() && !known.get().contains("?") && !known.get().matches(".*\\d.*")) {
        return List.of(known.get());
      }
      Set<String> targets = new LinkedHashSet<>();
      if (operation.source() != null) {
        targets.add(operation.source().page());
      }
      for (Described described : play.scene().lab().standing(Described.class)) {
        Api api = Api.of(described);
        api.operations().stream()
            .filter(one -> one.method().equals("GET") && !one.form() && !one.path().contains("{"))
            .limit(READINGS)
            .forEach(one -> targets.add(api.basePath() + one.path()));
      }
      return List.copyOf(targets);
    }
  }

  /// What stands between the marks on a page, in its fields, or in a JSON text.
  private static Optional<String> between(Exchange exchange, String before, String after) {
    Pattern marked = Pattern.compile(before + "(.*?)" + after, Pattern.DOTALL);
    for (String text : texts(exchange)) {
      Matcher found = marked.matcher(text);
      if (found.find()) {
        return Optional.of(found.group(1));
      }
      int start = text.indexOf(before);
      if (start >= 0) {
        String rest = text.substring(start + before.length());
        return Optional.of(rest.lines().findFirst().orElse(""));
      }
    }
    return Optional.empty();
  }

  private static List<String> texts(Exchange exchange) {
    Reading reading = Reading.of(exchange);
    var texts = new ArrayList<String>();
    if (!reading.json().isMissingNode()) {
      FreeText.texts(reading.json()).forEach(texts::add);
    } else if (exchange.mediaType().contains("html")) {
      Document page = Jsoup.parse(exchange.text());
      page.select("input[value]").forEach(input -> texts.add(input.attr("value")));
      for (Element area : page.select("textarea")) {
        texts.add(area.wholeText());
      }
      texts.add(page.wholeText());
    } else {
      texts.add(exchange.text());
    }
    return texts;
  }
}
