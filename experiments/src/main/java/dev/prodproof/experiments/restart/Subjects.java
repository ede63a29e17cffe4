package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the kinds of things whose writes can be followed: each is made once while all is well.
final class Subjects {
  /// More kinds would only dilute the writes around each signal.
  private static final int MOST = 3;

  private final Crew crew;
  private final Hands hands;

  Subjects(Crew crew, Hands hands) {
    this.crew = crew;
    this.hands = hands;
  }

  List<Subject> find() throws InterruptedException {
    var found = new ArrayList<Subject>();
    for (ApiOperation operation : crew.api().operations()) {
      Optional<Kind> kind = Kind.madeBy(operation, crew.api()).filter(one -> crew.reached(one.maker()));
      if (found.size() < MOST && kind.isPresent()) {
        control(kind.get()).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Subject> control(Kind kind) throws InterruptedException {
    var plain = Subject.unknown(kind, crew.identity(kind.maker()));
    Optional<Draft> draft = hands.draft(plain);
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    Attempt made = hands.write(plain, draft.get());
    Optional<Exchange> read = read(made);
    if (made.outcome() != Write.Outcome.ACKNOWLEDGED || made.own().id().isEmpty() || !shown(read)) {
      return Optional.empty();
    }
    boolean told = shows(read, made.mark());
    Optional<Shelf> shelf = kind.list().isEmpty() ? Optional.empty() : Shelf.read(hands, made.own());
    boolean marked = shelf.filter(list -> list.marks().getOrDefault(made.mark(), 0) == 1).isPresent();
    var seen = new Subject(kind, plain.identity(), told, true, marked, false, false);
    boolean listed = shelf.filter(list -> list.count(at(seen, made)) == 1).isPresent();
    boolean changes = told && changes(made);
    boolean deletes = deletes(made);
    return Optional.of(
        new Subject(kind, plain.identity(), told, listed, marked, changes, deletes));
  }

  private Optional<Exchange> read(Attempt made) throws InterruptedException {
    return hands.on(made.subject().kind().onItem("GET"), made.own(), false);
  }

  private static boolean shown(Optional<Exchange> read) {
    return read.filter(Exchange::succeeded).isPresent();
  }

  private static boolean shows(Optional<Exchange> read, String mark) {
    return !mark.isEmpty() && read.filter(Exchange::succeeded).filter(one -> one.text().contains(mark)).isPresent();
  }

  private boolean changes(Attempt made) throws InterruptedException {
    Optional<Attempt> change = hands.next(Write.Deed.CHANGE, made);
    if (change.isEmpty() || change.get().outcome() != Write.Outcome.ACKNOWLEDGED) {
      return false;
    }
    Optional<Exchange> read = read(made);
    return shows(read, change.get().mark()) && !shows(read, made.mark());
  }

  private boolean deletes(Attempt made) throws InterruptedException {
    Optional<Attempt> deletion = hands.next(Write.Deed.DELETE, made);
    if (deletion.isEmpty() || deletion.get().outcome() != Write.Outcome.ACKNOWLEDGED) {
      return false;
    }
    return read(made).filter(one -> Reading.of(one).absent()).isPresent();
  }

  private static Attempt at(Subject subject, Attempt made) {
    return new Attempt(
        subject,
        made.deed(),
        made.made(),
        made.draft(),
        made.sentAt(),
        made.doneAt(),
        made.exchange());
  }
}
