package dev.prodproof.experiments.fuzzing;

import dev.prodproof.core.Impact;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Conformer;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Known;
import dev.prodproof.experiments.fuzzing.cases.Plain;
import dev.prodproof.experiments.fuzzing.pool.Calling;
import dev.prodproof.experiments.fuzzing.pool.Pool;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.pool.Thing;
import dev.prodproof.experiments.fuzzing.replay.Troupe;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.experiments.fuzzing.scenario.Scene;
import dev.prodproof.experiments.fuzzing.values.Everyday;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// Those who work together on one description: who sends, who explores, and what they share.
public final class Crew implements Troupe {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int MOST_STOCKED = 20;

  private final Lab lab;
  private final Api api;
  private final Token token;
  private final Pool pool;
  private final Lessons lessons;
  private final Tally tally = new Tally();
  private final LocalDate today;
  private final RandomGenerator chance;
  private final Courier courier;
  private final Explorer explorer;
  private final AtomicLong runs = new AtomicLong();

  /// Who plays again: with the same chance it would make up the numbers that were taken the first time.
  static Crew again(Lab lab, Api api, Token token) {
    return new Crew(lab, api, token, token.mark());
  }

  /// @param purpose for two of these other values are made up: what must be unique would be taken
  public Crew(Lab lab, Api api, Token token, String purpose) {
    this.lab = lab;
    this.api = api;
    this.pool = new Pool(Calling.of(api));
    this.token = token;
    this.today = LocalDate.ofInstant(lab.clock().instant(), ZoneOffset.UTC);
    this.chance = lab.chance("plain values of " + purpose);
    this.lessons = new Lessons(new Wish(new Everyday(token, today), chance));
    var ledger = new Ledger(api.operations());
    var conformer = new Conformer(api);
    var answers =
        new Answers(
            api,
            pool,
            ledger,
            tally,
            (operation, exchange) -> {
              if (exchange.status() == CONFLICT || namesNothing(operation, exchange)) {
                lessons.conflict(operation.id());
              } else if (exchange.succeeded()) {
                lessons.fitted(operation.id());
              }
              conformer.measure(exchange).ifPresent(lab::record);
            });
    this.courier = new Courier(lab, api, token, new Manners(pool, lab.allows(Impact.BREAKS)), answers, ledger);
    this.explorer = new Explorer(lab, courier, this::plains, new Refusing(lessons));
  }

  /// Where the path names nothing, what can't be found is named by the body.
  private static boolean namesNothing(ApiOperation operation, Exchange exchange) {
    return exchange.status() == NOT_FOUND && !operation.bodies().isEmpty() && !operation.path().contains("{");
  }

  private Plain plains(String identity) {
    return new Plain(token, today, chance, known(identity));
  }

  Known known(String identity) {
    return new Learned(pool, lessons, token, identity, lab.allows(Impact.BREAKS));
  }

  Courier courier() {
    return courier;
  }

  Explorer explorer() {
    return explorer;
  }

  Tally tally() {
    return tally;
  }

  @Override
  public void explore(List<ApiOperation> operations, Duration stopAt) throws InterruptedException {
    explorer.explore(operations, stopAt);
  }

  @Override
  public Map<String, JsonNode> path(ApiOperation operation, String identity) {
    return known(identity).path(operation);
  }

  /// Sends a case once, in the name of another experiment; what it makes is taken away in the end.
  ///
  /// @param shape gives the call its purpose and patience
  public Exchange once(Case one, String identity, String experiment, UnaryOperator<Call> shape)
      throws InterruptedException {
    return courier.once(one, identity, experiment, shape);
  }

  @Override
  public void clean() throws InterruptedException {
    courier.clean();
  }

  /// New things were made for the operation to refer to: the newest is the first one again.
  public void renewed(ApiOperation user) {
    lessons.fitted(user.id());
  }

  /// The same for scenarios that end once no more than this is left.
  Scene until(Duration left) {
    return new Limited(this, () -> lab.left().compareTo(left) <= 0);
  }

  /// Makes a thing of each kind of which there is none of ours, for others to use: what the first plain requests
  /// made was deleted again by the last of them.
  void stock(List<ApiOperation> operations) throws InterruptedException {
    List<ApiOperation> missing =
        operations.stream()
            .filter(operation -> Kind.madeBy(operation, api).flatMap(Kind::item).filter(this::out).isPresent())
            .limit(MOST_STOCKED)
            .toList();
    for (ApiOperation operation : missing) {
      Optional<Case> one = reached(operation) ? plain(operation) : Optional.empty();
      if (one.filter(this::permits).isPresent()) {
        Exchange _ = send(one.get(), identity(operation));
      }
    }
  }

  private boolean out(Template item) {
    return pool.bind(item, Thing::ours).isEmpty();
  }

  @Override
  public Api api() {
    return api;
  }

  @Override
  public Lab lab() {
    return lab;
  }

  @Override
  public Pool pool() {
    return pool;
  }

  @Override
  public Token token() {
    return token;
  }

  @Override
  public boolean reached(ApiOperation operation) {
    return explorer.reached(operation).isPresent();
  }

  @Override
  public Optional<Case> plain(ApiOperation operation) {
    return explorer.plain(operation);
  }

  @Override
  public String identity(ApiOperation operation) {
    return explorer.identity(operation);
  }

  @Override
  public boolean permits(Case one) {
    return courier.permits(one);
  }

  @Override
  public Exchange send(Case one, String identity) throws InterruptedException {
    return courier.send(one, identity);
  }

  @Override
  public Exchange send(Call call, String identity) throws InterruptedException {
    return courier.send(call, identity);
  }

  @Override
  public String target(Case one) {
    return courier.target(one);
  }

  @Override
  public long run() {
    return runs.incrementAndGet();
  }

  @Override
  public boolean over() {
    return lab.left().isZero();
  }
}
