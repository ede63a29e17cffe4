package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
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
    var plain = new Subject(kind, crew.identity(kind.maker()), false, false, false);
    Optional<Draft> draft = hands.draft(plain);
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    Attempt made = hands.write(plain, draft.get());
    Optional<Exchange> read = hands.on(kind.onItem("GET"), made.own(), false).filter(Exchange::succeeded);
    if (made.outcome() != Write.Outcome.ACKNOWLEDGED || made.own().id().isEmpty() || read.isEmpty()) {
      return Optional.empty();
    }
    boolean told = !made.mark().isEmpty() && read.get().text().contains(made.mark());
    Optional<Shelf> shelf = kind.list().isEmpty() ? Optional.empty() : Shelf.read(hands, made.own());
    boolean marked = shelf.filter(list -> list.marks().getOrDefault(made.mark(), 0) == 1).isPresent();
    var subject = new Subject(kind, plain.identity(), told, true, marked);
    boolean listed = shelf.filter(list -> list.count(at(subject, made)) == 1).isPresent();
    Optional<Exchange> _ = hands.on(kind.onItem("DELETE"), made.own(), false);
    return Optional.of(new Subject(kind, plain.identity(), told, listed, marked));
  }

  private static Attempt at(Subject subject, Attempt made) {
    return new Attempt(subject, made.draft(), made.sentAt(), made.doneAt(), made.exchange());
  }
}
