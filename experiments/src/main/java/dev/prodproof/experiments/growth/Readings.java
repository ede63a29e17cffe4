package dev.prodproof.experiments.growth;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.scenario.Items;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.ReadAtSize;
import dev.prodproof.facts.ReadAtSize.Pace;
import dev.prodproof.facts.ReadAtSize.Shown;
import dev.prodproof.facts.ReadAtSize.Size;
import dev.prodproof.facts.Site;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads whatever can be read, the same each time.
final class Readings {
  /// A list of thousands is looked at as a whole.
  private static final int KEPT = 8 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// More of them would take too long.
  private static final int TIMED = 6;

  private record Place(ApiOperation operation, Draft draft, String identity) {}

  private final Lab lab;
  private final Crew crew;
  private final List<ApiOperation> operations;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Timing timing;
  private long count;

  Readings(Lab lab, Crew crew, List<ApiOperation> operations, Timing timing) {
    this.lab = lab;
    this.crew = crew;
    this.timing = timing;
    this.operations =
        operations.stream()
            .filter(one -> one.method().equals("GET") && crew.reached(one))
            .filter(one -> !Pages.everything(one) && !tells(lab, one))
            .toList();
  }

  /// Of the service itself: what is made has nothing to do with it.
  private static boolean tells(Lab lab, ApiOperation operation) {
    return lab.standing(Surveyed.class).stream()
        .flatMap(
            all ->
                Stream.of(all.health(), all.readiness(), all.metrics()).flatMap(List::stream))
        .anyMatch(path -> path.endsWith(operation.path()));
  }

  long count() {
    return count;
  }

  /// @param first there are few as yet
  /// @param last no more will be made
  void at(List<Kitchen> kitchens, boolean first, boolean last) throws InterruptedException {
    int timed = 0;
    for (ApiOperation operation : concerned(kitchens)) {
      Optional<Place> place = place(operation, kitchens);
      if (place.isPresent()) {
        boolean paced = (first || last) && timed < TIMED;
        ReadAtSize read = read(place.get(), size(operation, kitchens), paced, 0);
        timed += read.pace().latency().isEmpty() ? 0 : 1;
        if (last && read.shown().items() >= 0) {
          wide(place.get(), size(operation, kitchens));
        }
      }
    }
  }

  /// First what lists or shows the kinds that grow.
  private List<ApiOperation> concerned(List<Kitchen> kitchens) {
    Predicate<ApiOperation> near =
        one -> kitchens.stream().anyMatch(kitchen -> kitchen.shows(one));
    return operations.stream()
        .sorted(Comparator.comparing(one -> !near.test(one)))
        .toList();
  }

  /// The same each time: below what was made to grow, and without filters, which could hide things.
  private Optional<Place> place(ApiOperation operation, List<Kitchen> kitchens) {
    Place known = places.get(operation.id());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Draft> draft = crew.plain(operation).map(Case::draft).map(Readings::bare);
    for (Kitchen kitchen : kitchens) {
      draft = kitchen.lists(operation) ? draft.map(kitchen::placed) : draft;
    }
    Optional<Place> place =
        draft.map(one -> new Place(operation, one, crew.identity(operation)));
    place.ifPresent(one -> places.put(operation.id(), one));
    return place;
  }

  private static Draft bare(Draft draft) {
    Draft bare = draft;
    for (Parameter parameter : draft.operation().parameters(Site.In.QUERY)) {
      bare = parameter.required() ? bare : bare.without(parameter.site());
    }
    return bare;
  }

  private static Size size(ApiOperation operation, List<Kitchen> kitchens) {
    Optional<Kitchen> own =
        kitchens.stream().filter(kitchen -> kitchen.lists(operation)).findFirst();
    Kitchen most =
        own.orElseGet(
            () -> kitchens.stream().max(Comparator.comparingLong(Kitchen::made)).orElseThrow());
    return new Size(most.name(), most.made(), own.isPresent());
  }

  private ReadAtSize read(Place place, Size size, boolean paced, long asked) throws InterruptedException {
    var why = new Purpose.Look("a reading with much behind it");
    Map<Database, Long> before = new LinkedHashMap<>();
    lab.databases().forEach(database -> before.put(database, database.last()));
    var sent = new AtomicReference<Call>();
    Exchange exchange =
        crew.once(
            Case.of(place.draft(), why),
            place.identity(),
            Growth.NAME,
            call -> kept(sent, call.operation("").purpose(why).deadline(PATIENCE).keeping(KEPT)));
    count++;
    Reading reading = Reading.of(exchange);
    var shown =
        new Shown(
            exchange.status(),
            Items.of(reading.json()).map(List::size).orElse(-1),
            exchange.answer().map(answer -> answer.body().length()).orElse(0L),
            Pages.total(reading),
            statements(before));
    return lab.record(
        new ReadAtSize(
            place.operation().id(),
            size,
            Pages.of(place.operation()),
            asked,
            shown,
            paced && shown.good() ? pace(place, sent.get(), exchange) : Pace.NONE,
            exchange.id()));
  }

  private Pace pace(Place place, Call call, Exchange once) throws InterruptedException {
    Duration took = Duration.of(Math.max(0, once.timing().lastByte()), ChronoUnit.MICROS);
    return timing.of(place.operation().id(), call, place.identity(), took);
  }

  private static Call kept(AtomicReference<Call> sent, Call call) {
    sent.set(call);
    return call;
  }

  /// No other request is under way.
  private static int statements(Map<Database, Long> before) {
    return before.isEmpty()
        ? -1
        : before.entrySet().stream()
            .flatMap(one -> one.getKey().after(one.getValue()).stream())
            .mapToInt(seen -> seen.moment().works() ? 1 : 0)
            .sum();
  }

  /// As much at once as the description allows.
  private void wide(Place place, Size size) throws InterruptedException {
    Optional<Parameter> parameter = Pages.size(place.operation());
    if (parameter.isPresent()) {
      long asked = Pages.largest(parameter.get());
      Draft wide =
          place.draft().with(parameter.get().site(), JsonNodeFactory.instance.numberNode(asked));
      var _ = read(new Place(place.operation(), wide, place.identity()), size, false, asked);
    }
  }
}
