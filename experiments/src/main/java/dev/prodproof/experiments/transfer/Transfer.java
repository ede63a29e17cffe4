package dev.prodproof.experiments.transfer;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.facts.TransferTrial;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks for each reading as it is, compressed, and once more as one who has it already.
public final class Transfer implements Experiment, Confirms {
  static final String NAME = "transfer";
  private static final int MOST = 40;
  private static final int PLAYS = 2;
  private static final Duration ENOUGH = Duration.ofSeconds(3);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Impact impact() {
    return Impact.READS;
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.HTTP, Capability.API_DESCRIPTION);
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    Crew crew = Caller.crew(lab, NAME);
    List<ApiOperation> readings = readings(crew);
    crew.explore(readings, lab.left().dividedBy(2));
    long asked = 0;
    for (ApiOperation operation : readings) {
      Optional<Case> one = crew.reached(operation) ? crew.plain(operation) : Optional.empty();
      if (one.isPresent() && lab.left().compareTo(ENOUGH) > 0) {
        asked += look(lab, new Reader(crew, operation, one.get())).isPresent() ? 1 : 0;
      }
    }
    return Exercised.of("readings", asked);
  }

  /// Metrics are for the house: nobody's line is short of them.
  private static List<ApiOperation> readings(Crew crew) {
    Set<String> metrics =
        crew.lab().standing(Surveyed.class).stream()
            .flatMap(surveyed -> surveyed.metrics().stream())
            .collect(Collectors.toSet());
    return crew.api().operations().stream()
        .filter(one -> one.method().equals("GET") && !one.form())
        .filter(one -> !metrics.contains(crew.api().basePath() + one.path()))
        .limit(MOST)
        .toList();
  }

  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    Optional<String> asked =
        evidence.stream()
            .flatMap(fact -> fact instanceof TransferTrial trial ? Stream.of(trial.operation()) : Stream.empty())
            .findFirst();
    Crew crew = Caller.crew(lab, NAME + " again");
    Optional<ApiOperation> operation = asked.flatMap(crew.api()::operation);
    if (operation.isEmpty()) {
      return new Confirmation(finding, Confirmed.UNTRIED);
    }
    // What one reads, the others speak of.
    crew.explore(readings(crew), lab.left().dividedBy(2));
    return crew.reached(operation.get())
        ? again(finding, crew, operation.get(), stillShows)
        : new Confirmation(finding, Confirmed.UNTRIED);
  }

  private static Confirmation again(
      Finding finding, Crew crew, ApiOperation operation, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    int seen = 0;
    Finding citing = finding;
    for (int i = 0; i < PLAYS; i++) {
      Optional<Case> one = crew.plain(operation);
      Optional<TransferTrial> trial =
          one.isEmpty() ? Optional.empty() : look(crew.lab(), new Reader(crew, operation, one.get()));
      if (trial.isPresent() && stillShows.test(List.of(trial.get()))) {
        seen++;
        citing = citing.citing(trial.get().exchanges());
      }
    }
    return new Confirmation(citing, seen == PLAYS ? Confirmed.REPRODUCIBLE : Confirmed.FLAKY);
  }

  /// One who reads the same thing again.
  private record Reader(Crew crew, ApiOperation operation, Case one) {
    Exchange read(String why, UnaryOperator<Call> with) throws InterruptedException {
      return crew.once(
          one,
          crew.identity(operation),
          NAME,
          call -> with.apply(call.operation("").purpose(new Purpose.Look(why))));
    }
  }

  private static Optional<TransferTrial> look(Lab lab, Reader reader) throws InterruptedException {
    Exchange plain = reader.read("as it is", call -> call);
    if (!plain.succeeded()) {
      return Optional.empty();
    }
    Exchange packed = reader.read("compressed", call -> call.header("Accept-Encoding", "gzip"));
    Validator validator = Validator.of(plain);
    var exchanges = new ArrayList<>(List.of(plain.id(), packed.id()));
    int again = 0;
    boolean changed = false;
    if (validator != Validator.NONE) {
      Exchange shown =
          reader.read("known already", call -> call.header(validator.asks, validator.in(plain)));
      again = shown.status();
      changed = shown.succeeded() && !validator.in(shown).equals(validator.in(plain));
      exchanges.add(shown.id());
    }
    var trial =
        new TransferTrial(
            reader.operation().id(),
            plain.mediaType(),
            length(plain),
            coding(packed),
            length(packed),
            packed.header("vary").map(Transfer::lower).filter(Transfer::depends).isPresent(),
            validator == Validator.NONE ? "" : validator.field,
            again,
            changed,
            exchanges);
    lab.record(trial);
    return Optional.of(trial);
  }

  /// What tells whether an answer is still the same, the stronger first.
  private enum Validator {
    TAG("ETag", "If-None-Match"),
    DATE("Last-Modified", "If-Modified-Since"),
    NONE("", "");

    private final String field;
    private final String asks;

    Validator(String field, String asks) {
      this.field = field;
      this.asks = asks;
    }

    static Validator of(Exchange exchange) {
      if (exchange.header(TAG.field).isPresent()) {
        return TAG;
      }
      return exchange.header(DATE.field).isPresent() ? DATE : NONE;
    }

    String in(Exchange exchange) {
      return exchange.header(field).orElse("");
    }
  }

  private static long length(Exchange exchange) {
    return exchange.answer().map(answer -> answer.body().length()).orElse(0L);
  }

  private static String coding(Exchange exchange) {
    String coding = exchange.header("content-encoding").map(Transfer::lower).orElse("");
    return coding.equals("identity") ? "" : coding;
  }

  private static boolean depends(String vary) {
    return vary.contains("accept-encoding") || vary.contains("*");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
