package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Looks for a thing in the list of its kind, page by page.
final class Listing {
  private static final int PAGES = 25;

  private final Play play;
  private final Own own;
  private final Draft draft;
  private final Pager pager;
  private @Nullable JsonNode entry;

  /// An item was seen of which is known what it is called.
  private boolean named;

  private Listing(Play play, Own own, ApiOperation list, Draft draft) {
    this.play = play;
    this.own = own;
    this.draft = draft;
    this.pager = new Pager(play.scene().lab().target(), list, play.target(draft));
  }

  /// Empty where no list is described.
  static Optional<Look> look(Play play, Own own) throws InterruptedException {
    Optional<Listing> listing = of(play, own);
    return listing.isEmpty() ? Optional.empty() : Optional.of(listing.get().walk());
  }

  /// As it is looked for; what stands in the list in a way that tells nothing is unclear.
  ///
  /// @param telling whether the entry tells that the thing is there
  static Optional<Look> look(Play play, Own own, Predicate<JsonNode> telling) throws InterruptedException {
    Optional<Listing> listing = of(play, own);
    if (listing.isEmpty()) {
      return Optional.empty();
    }
    Look look = listing.get().walk();
    JsonNode entry = listing.get().entry;
    return Optional.of(
        entry == null || telling.test(entry) ? look : new Look(Look.Outcome.UNCLEAR, look.exchange()));
  }

  /// The thing as its list shows it; empty where it doesn't.
  static Optional<Reading> entry(Play play, Own own) throws InterruptedException {
    Optional<Listing> listing = of(play, own);
    if (listing.isEmpty()) {
      return Optional.empty();
    }
    Look look = listing.get().walk();
    return Optional.ofNullable(listing.get().entry).map(entry -> new Reading(look.exchange(), entry));
  }

  private static Optional<Listing> of(Play play, Own own) {
    Optional<ApiOperation> list = own.kind().list().filter(play.scene()::reached);
    Optional<Draft> draft = list.flatMap(operation -> play.draft(operation, own));
    return draft.isEmpty() || own.id().isEmpty()
        ? Optional.empty()
        : Optional.of(new Listing(play, own, list.get(), draft.get()));
  }

  private Look walk() throws InterruptedException {
    Set<String> asked = new HashSet<>();
    Set<JsonNode> items = new HashSet<>();
    String target = play.target(draft);
    Exchange last = null;
    for (int number = 1; number <= PAGES; number++) {
      Reading page = Reading.of(play.send(draft, target, Role.LIST, own.identity()));
      boolean beyond = last != null && page.absent();
      last = page.exchange();
      Optional<List<JsonNode>> shown = Items.anywhere(page.json());
      if (beyond) {
        return ended(page, items);
      }
      if (!page.shows() || shown.isEmpty()) {
        return new Look(Look.Outcome.UNCLEAR, last);
      }
      entry = shown.get().stream().filter(this::isOurs).findFirst().orElse(null);
      if (entry != null) {
        return new Look(Look.Outcome.PRESENT, last);
      }
      asked.add(target);
      boolean news = items.addAll(shown.get());
      Optional<String> next = pager.next(page, number, items.size()).filter(to -> !asked.contains(to));
      // The first numbered page may be the same as the one without a number.
      if (next.isEmpty() || shown.get().isEmpty() || (!news && number > 2)) {
        boolean open = number == 1 && next.isEmpty() && pager.leavesOpen(page);
        return open ? new Look(Look.Outcome.UNCLEAR, last) : ended(page, items);
      }
      target = next.get();
    }
    return new Look(Look.Outcome.UNCLEAR, last == null ? own.created() : last);
  }

  private Look ended(Reading last, Set<JsonNode> items) {
    boolean cut = pager.cutsSilently() && !items.isEmpty();
    boolean part = pager.wholeAtOnce() && Part.shown(last, items.size());
    boolean nameless = !named && !items.isEmpty();
    boolean unclear = cut || part || nameless || pager.filters();
    return new Look(unclear ? Look.Outcome.UNCLEAR : Look.Outcome.ABSENT, last.exchange());
  }

  private boolean isOurs(JsonNode item) {
    Optional<JsonNode> name = item.isValueNode() ? Optional.of(item) : Identifier.of(item, own.kind(), false);
    String id = own.id().map(known -> known.asString("")).orElse("");
    named |= name.isPresent();
    return name.isPresent() ? name.get().asString("").equals(id) : item.values().stream().anyMatch(field -> field.asString("").equals(id));
  }
}
