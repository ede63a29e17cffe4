package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.fuzzing.scenario.Items;
import dev.prodproof.experiments.fuzzing.scenario.Own;
import dev.prodproof.experiments.fuzzing.scenario.Part;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.facts.Counted;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.RestartFact;
import dev.prodproof.facts.Write;
import dev.prodproof.facts.Write.Deed;
import dev.prodproof.facts.Write.Found;
import dev.prodproof.facts.Write.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the lists hold and say of themselves before a fault, to be compared with what they do after it: nothing may
/// be there that nobody sent, and what counts them must have counted right.
final class Inventory {
  private final Hands hands;
  private final List<Entry> entries;
  private final Map<Entry, Taken> taken = new HashMap<>();

  /// @param own one of them, for where its list is
  /// @param counter JSON pointer to a number of the list's answer that goes up by one with each; empty where none does
  /// @param falls it goes down by one with each that is deleted
  /// @param quiet nothing else appears in the list while ours are made
  private record Entry(Subject subject, Own own, String counter, boolean falls, boolean quiet) {}

  private record Taken(Optional<Shelf> shelf, Optional<Long> count) {}

  private Inventory(Hands hands, List<Entry> entries) {
    this.hands = hands;
    this.entries = entries;
  }

  /// Makes two of each while all is well and looks at what that does to the lists.
  static Inventory of(Hands hands, List<Subject> subjects) throws InterruptedException {
    var entries = new ArrayList<Entry>();
    for (Subject subject : subjects) {
      if (subject.listed()) {
        entry(hands, subject).ifPresent(entries::add);
      }
    }
    return new Inventory(hands, entries);
  }

  private static Optional<Entry> entry(Hands hands, Subject subject) throws InterruptedException {
    Optional<Attempt> first = made(hands, subject);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Own own = first.get().own();
    Map<String, Long> one = Numbers.in(answer(hands, own));
    Optional<Shelf> before = Shelf.read(hands, own);
    Optional<Attempt> second = made(hands, subject);
    Map<String, Long> two = Numbers.in(answer(hands, own));
    Optional<Shelf> after = Shelf.read(hands, own);
    Optional<Attempt> third = made(hands, subject);
    Map<String, Long> three = Numbers.in(answer(hands, own));
    boolean sure = second.isPresent() && third.isPresent();
    Optional<String> counter =
        one.keySet().stream().filter(at -> sure && up(one, two, at) && up(two, three, at)).findFirst();
    boolean falls = false;
    if (counter.isPresent() && subject.deletes() && deleted(hands, third.get())) {
      Map<String, Long> last = Numbers.in(answer(hands, own));
      falls = up(last, three, counter.get());
      if (!falls && !last.equals(three)) {
        counter = Optional.empty();
      }
    }
    boolean quiet =
        sure && subject.marked() && before.isPresent() && after.isPresent()
            && strangers(before.get(), after.get(), Set.of(id(second.get()))).isEmpty();
    return Optional.of(new Entry(subject, own, counter.orElse(""), falls, quiet));
  }

  private static boolean up(Map<String, Long> before, Map<String, Long> after, String at) {
    return before.containsKey(at) && after.containsKey(at) && after.get(at) == before.get(at) + 1;
  }

  private static Optional<Attempt> made(Hands hands, Subject subject) throws InterruptedException {
    var draft = hands.draft(subject);
    return draft.isEmpty()
        ? Optional.empty()
        : Optional.of(hands.write(subject, draft.get()))
            .filter(one -> one.outcome() == Outcome.ACKNOWLEDGED && one.own().id().isPresent());
  }

  private static boolean deleted(Hands hands, Attempt one) throws InterruptedException {
    return hands.next(Deed.DELETE, one).filter(gone -> gone.outcome() == Outcome.ACKNOWLEDGED).isPresent();
  }

  private static Optional<Exchange> answer(Hands hands, Own own) throws InterruptedException {
    return hands.on(own.kind().list(), own, true).filter(Exchange::succeeded);
  }

  private static String id(Attempt one) {
    return one.own().id().map(JsonNode::asString).orElse("");
  }

  /// Before the fault.
  void take() throws InterruptedException {
    taken.clear();
    for (Entry entry : entries) {
      taken.put(entry, now(entry));
    }
  }

  private Taken now(Entry entry) throws InterruptedException {
    Optional<Shelf> shelf = entry.quiet() ? whole(entry.own()) : Optional.empty();
    return new Taken(shelf, count(entry).map(Count::value));
  }

  /// Of a part, what goes away makes room for what was there before.
  private Optional<Shelf> whole(Own like) throws InterruptedException {
    return Shelf.read(hands, like).filter(shelf -> !shelf.part());
  }

  private record Count(long value, long exchange) {}

  private Optional<Count> count(Entry entry) throws InterruptedException {
    if (entry.counter().isEmpty()) {
      return Optional.empty();
    }
    Optional<Exchange> answer = answer(hands, entry.own());
    return Optional.ofNullable(Numbers.in(answer).get(entry.counter()))
        .filter(value -> !ofAPage(Reading.of(answer.orElseThrow()), value))
        .map(value -> new Count(value, answer.orElseThrow().id()));
  }

  /// It counts what the page shows, which may be as many as a page can hold.
  private static boolean ofAPage(Reading page, long value) {
    return Items.anywhere(page.json()).filter(items -> items.size() == value && Part.shown(page, items.size())).isPresent();
  }

  /// After it, before anything is taken away.
  List<RestartFact> compared(int round, List<Attempt> attempts) throws InterruptedException {
    var facts = new ArrayList<RestartFact>();
    for (Map.Entry<Entry, Taken> each : taken.entrySet()) {
      Entry entry = each.getKey();
      List<Attempt> own = attempts.stream().filter(one -> one.subject().equals(entry.subject())).toList();
      Optional<Count> now = count(entry);
      if (each.getValue().count().isPresent() && now.isPresent()) {
        boolean alone = own.size() == attempts.size();
        facts.add(counted(round, entry, own, alone, each.getValue().count().get(), now.get()));
      }
      if (each.getValue().shelf().isPresent()) {
        facts.addAll(phantoms(round, entry, own, each.getValue().shelf().get()));
      }
    }
    return facts;
  }

  /// @param alone nothing else was made meanwhile, which may make such a thing by the way
  private static Counted counted(
      int round, Entry entry, List<Attempt> own, boolean alone, long before, Count now) {
    long made = count(own, Deed.CREATE, Outcome.ACKNOWLEDGED);
    long perhaps = count(own, Deed.CREATE, Outcome.UNKNOWN);
    long gone = entry.falls() ? count(own, Deed.DELETE, Outcome.ACKNOWLEDGED) : 0;
    long perhapsGone = entry.falls() ? count(own, Deed.DELETE, Outcome.UNKNOWN) : 0;
    String operation = entry.subject().kind().list().orElseThrow().id();
    return new Counted(
        round,
        operation,
        entry.counter(),
        now.value() - before,
        made - gone - perhapsGone,
        alone ? made + perhaps - gone : Long.MAX_VALUE,
        List.of(now.exchange()));
  }

  private static long count(List<Attempt> own, Deed deed, Outcome outcome) {
    return own.stream().filter(one -> one.deed() == deed && one.outcome() == outcome).count();
  }

  private List<Write> phantoms(int round, Entry entry, List<Attempt> own, Shelf before) throws InterruptedException {
    Optional<Shelf> after = whole(entry.own());
    if (after.isEmpty()) {
      return List.of();
    }
    Set<String> known = new HashSet<>();
    own.forEach(one -> known.add(id(one)));
    String operation = entry.subject().maker().id();
    List<Long> ids = List.of(after.get().last());
    return strangers(before, after.get(), known).stream()
        .map(
            id ->
                new Write(
                    Write.Occasion.KILL,
                    Deed.CREATE,
                    round,
                    operation,
                    id,
                    Outcome.NEVER_SENT,
                    Found.NOT_LOOKED,
                    Found.ONCE,
                    ids))
        .toList();
  }

  /// New ones that carry no text of ours: those that do are looked for one by one.
  private static List<String> strangers(Shelf before, Shelf after, Set<String> known) {
    return after.plain().stream().filter(id -> !before.ids().containsKey(id) && !known.contains(id)).toList();
  }
}
