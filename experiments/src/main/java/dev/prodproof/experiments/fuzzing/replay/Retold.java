package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.RoundTrip;
import dev.prodproof.facts.Sighting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Says of new exchanges what a scenario said of the old ones, where that can be told from them alone.
///
/// @param old by id
/// @param fresh by the id of the old one
record Retold(Map<Long, Exchange> old, Map<Long, Exchange> fresh, Renewal renewal) {

  Optional<HttpFact> of(HttpFact fact) {
    return switch (fact) {
      case RoundTrip trip -> trip(trip);
      case Sighting sighting when sighting.by() != Sighting.By.LIST -> sighting(sighting);
      default -> Optional.empty();
    };
  }

  private Optional<HttpFact> trip(RoundTrip trip) {
    Exchange written = fresh.get(trip.written());
    Exchange read = fresh.get(trip.read());
    Exchange before = old.get(trip.read());
    if (written == null || read == null || before == null || !written.succeeded() || !read.succeeded()) {
      return Optional.empty();
    }
    JsonNode value = json(read.text()).at(place(trip, json(before.text())));
    return Optional.of(
        new RoundTrip(
            trip.operation(),
            trip.site(),
            trip.variety(),
            written.id(),
            read.id(),
            renewal.marked(trip.sent()),
            value.isString() ? value.asString() : null,
            trip.control()));
  }

  /// Where the text stood in the old reading: the place that held what was received, or its own name.
  private static String place(RoundTrip trip, JsonNode reading) {
    String name = "/" + trip.site().leaf();
    Stream<String> same =
        Pointers.all(reading).filter(at -> reading.at(at).asString("").equals(trip.received()) && at.endsWith(name));
    Stream<String> named = Pointers.all(reading).filter(at -> at.endsWith(name));
    return Stream.concat(same, named).findFirst().orElse(trip.site().name());
  }

  private Optional<HttpFact> sighting(Sighting sighting) {
    List<Exchange> seen =
        sighting.exchanges().stream().map(fresh::get).flatMap(Stream::ofNullable).toList();
    if (seen.size() != sighting.exchanges().size() || seen.isEmpty()) {
      return Optional.empty();
    }
    int status = seen.getLast().status();
    return Optional.of(
        new Sighting(
            sighting.scenario(),
            sighting.operation(),
            sighting.by(),
            status >= 200 && status < 300,
            (status >= 200 && status < 300) || status == 404 || status == 410,
            sighting.afterMillis(),
            seen.stream().map(Exchange::id).toList()));
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException | StackOverflowError e) {
      return JsonMapper.shared().missingNode();
    }
  }
}
