package dev.prodproof.experiments.fuzzing;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Standing;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.assembly.Laboratory;
import dev.prodproof.lab.Notebook;
import dev.prodproof.lab.Recipe;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.Recorder;
import dev.prodproof.wire.Wire;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// A real lab around a service of this JVM, with all that was recorded.
public final class Bench implements AutoCloseable, Notebook, Recorder {
  private final AtomicLong last = new AtomicLong();
  private final List<Fact> facts = new CopyOnWriteArrayList<>();
  private final Wire wire;
  private final URI target;

  public Bench(URI target, Impact consent) {
    this.target = target;
    var origin = Origin.of(target);
    wire = new Wire(origin, new Gate(Gate.Terms.of(origin, consent)), this, Wire.Settings.of(InstantSource.system(), "a run"));
  }

  public Lab lab(Impact consent, Duration budget) {
    var service = new Recipe.Service("mini", target.toString(), List.of(), null, Duration.ZERO, Map.of(), ".");
    var recipe = new Recipe(service, null, Map.of(), Recipe.Declared.NOTHING, null);
    var clock = InstantSource.system();
    return new Laboratory(
            new Laboratory.Setup(target, recipe, wire, this, consent, 7, clock, line -> {}, Optional.empty()))
        .until(clock.instant().plus(budget));
  }

  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  public List<Exchange> exchanges(Predicate<Exchange> which) {
    return facts.stream().filter(Exchange.class::isInstance).map(Exchange.class::cast).filter(which).toList();
  }

  @Override
  public void write(Fact fact) {
    facts.add(fact);
  }

  @Override
  public <S extends Standing> List<S> standing(Class<S> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public long next() {
    return last.incrementAndGet();
  }

  @Override
  public void sending(long id, Call call) {}

  @Override
  public void record(Exchange exchange) {
    facts.add(exchange);
  }

  @Override
  public void stressing(String plan) {
    // What came of it is recorded as facts.
  }

  @Override
  public void close() {
    wire.close();
  }
}
