package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.Renewed;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.experiments.fuzzing.scenario.Own;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.facts.Exchange;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes things of one kind that are alike, so that what happens to one can be compared with another.
final class Things {
  private static final int TRIES = 6;

  private static final Duration SETTLES = Duration.ofMillis(600);

  private final Hands hands;
  private final ApiOperation maker;
  private final String identity;
  private @Nullable Draft like;

  Things(Hands hands, ApiOperation maker) {
    this.hands = hands;
    this.maker = maker;
    this.identity = hands.crew().identity(maker);
  }

  /// @param answer what was told of it when it was made
  /// @param bonds its kind, and what it refers to
  record Thing(String identity, JsonNode answer, Bonds bonds) {
    /// Where an event is about nothing that we make.
    static Thing nothing(String identity) {
      return new Thing(identity, JsonNodeFactory.instance.missingNode(), new Bonds());
    }
  }

  interface Wanted {
    boolean fits(JsonNode answer);
  }

  /// Empty where none could be made that fits.
  Optional<Thing> make(Wanted wanted) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Draft> draft = draft();
      if (draft.isEmpty()) {
        return Optional.empty();
      }
      Exchange made = i == 0 ? patiently(draft.get()) : hands.send(draft.get(), identity);
      JsonNode answer = Reading.of(made).json();
      if (made.succeeded() && wanted.fits(answer)) {
        like = draft.get();
        return Optional.of(thing(draft.get(), made, answer));
      }
      like = null;
    }
    return Optional.empty();
  }

  /// Once more where it is refused: what it refers to may have been made this moment, and be there in the next.
  private Exchange patiently(Draft draft) throws InterruptedException {
    Exchange made = hands.send(draft, identity);
    if (made.succeeded()) {
      return made;
    }
    hands.lab().pause(SETTLES);
    return hands.send(draft, identity);
  }

  private Optional<Draft> draft() throws InterruptedException {
    Crew crew = hands.crew();
    Draft known = like;
    if (known != null) {
      Case same = Case.of(known, hands.purpose());
      return Optional.of(Renewed.of(same, crew.token(), Map.of()).draft());
    }
    Optional<Case> plain = crew.plain(maker).filter(crew::permits);
    return plain.isEmpty()
        ? Optional.empty()
        : Optional.of(Parents.roomy(hands, plain.get().draft()));
  }

  private Thing thing(Draft draft, Exchange made, JsonNode answer) {
    Bonds bonds = new Bonds();
    Kind.madeBy(maker, hands.crew().api())
        .flatMap(kind -> Own.of(kind, identity, draft, made).id())
        .ifPresent(id -> bonds.add(Template.of(maker.path()).resource(), id));
    return new Thing(identity, answer, bonds.and(draft).and(answer));
  }
}
