package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.OnTheWire;
import dev.prodproof.experiments.fuzzing.scenario.Own;
import dev.prodproof.experiments.fuzzing.scenario.Play;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Write;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Sends what is sent around a fault, and marks it as such.
final class Hands {
  /// A list's page is read as a whole.
  private static final int KEPT = 1 << 20;

  /// While nothing is broken a light request takes no longer.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Crew crew;
  private final Purpose purpose;
  private final OnTheWire wire;
  private final Play play;
  private final Map<String, Http> clients = new ConcurrentHashMap<>();

  /// Clients of one instance, by identity.
  interface Door {
    Http of(String identity) throws InterruptedException;
  }

  private final Door door;

  Hands(Crew crew, String fault) {
    this(crew, fault, crew.lab()::as);
  }

  /// For those who log in anew.
  static Hands anew(Crew crew, String fault) {
    return new Hands(crew, fault, crew.lab()::freshly);
  }

  /// For another instance of the service.
  static Hands at(ManagedService instance, Crew crew, String fault) {
    return new Hands(crew, fault, identity -> crew.lab().at(instance, identity));
  }

  private Hands(Crew crew, String fault, Door door) {
    this.door = door;
    this.crew = crew;
    this.purpose = new Purpose.Faulted(fault);
    this.wire = new OnTheWire(crew.api().basePath());
    this.play = new Play(crew, fault);
  }

  Lab lab() {
    return crew.lab();
  }

  Play play() {
    return play;
  }

  /// A fresh request that makes one; empty where none can be thought of.
  Optional<Draft> draft(Subject subject) {
    return crew.plain(subject.maker()).filter(crew::permits).map(Case::draft);
  }

  Call call(Draft draft) {
    return wire.call(Restart.NAME, Case.of(draft, purpose)).deadline(PATIENCE).keeping(KEPT);
  }

  Exchange send(Call call, String identity) throws InterruptedException {
    return client(identity).send(call.as(identity));
  }

  Attempt write(Subject subject, Draft draft) throws InterruptedException {
    return write(subject, draft, call(draft));
  }

  Attempt write(Subject subject, Draft draft, Call call) throws InterruptedException {
    return write(subject, Write.Deed.CREATE, Optional.empty(), draft, call);
  }

  /// Changes or deletes what an attempt made; empty where that can't be asked for.
  Optional<Attempt> next(Write.Deed deed, Attempt made) throws InterruptedException {
    Optional<ApiOperation> operation = made.subject().operation(deed);
    Optional<Draft> draft = operation.flatMap(one -> play.draft(one, made.own()));
    return draft.isEmpty()
        ? Optional.empty()
        : Optional.of(write(made.subject(), deed, Optional.of(made), draft.get(), call(draft.get())));
  }

  private Attempt write(
      Subject subject, Write.Deed deed, Optional<Attempt> made, Draft draft, Call call)
      throws InterruptedException {
    Instant sentAt = lab().clock().instant();
    Exchange exchange = send(call, subject.identity());
    return new Attempt(subject, deed, made, draft, sentAt, lab().clock().instant(), exchange);
  }

  /// About one thing; empty where the operation doesn't fit.
  ///
  /// @param fresh on a connection of its own
  Optional<Exchange> on(Optional<ApiOperation> operation, Own own, boolean fresh) throws InterruptedException {
    Optional<Draft> draft = operation.flatMap(one -> play.draft(one, own));
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    Call call = call(draft.get());
    return Optional.of(send(fresh ? call.header("Connection", "close") : call, own.identity()));
  }

  /// Asks for what an address says, as the draft would.
  Exchange get(Draft like, String target, String identity) throws InterruptedException {
    return send(call(like).target(target), identity);
  }

  /// A path that isn't one of an operation: readiness.
  Exchange look(String path) throws InterruptedException {
    String target = lab().target().resolve(path).getRawPath();
    Call call =
        Call.of(Restart.NAME, purpose, "GET", target).header("Connection", "close").deadline(LOOK);
    return client(Exchange.NOBODY).send(call);
  }

  /// Once the run was ended, what the service stands on may be gone, too: then nothing is told of it.
  ///
  /// @throws dev.prodproof.wire.Refused when the run was ended
  void requireGoingOn() throws InterruptedException {
    Exchange _ = lab().http().send(Call.of(Restart.NAME, purpose, "GET", "/"));
  }

  private Http client(String identity) throws InterruptedException {
    Http known = clients.get(identity);
    if (known == null) {
      known = door.of(identity);
      clients.put(identity, known);
    }
    return known;
  }
}
