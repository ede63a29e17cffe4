package dev.prodproof.cli.load;

import dev.prodproof.facts.rules.Bracket;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.lab.process.Bystanders;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.load.Demand;
import dev.prodproof.wire.load.Generator;
import dev.prodproof.wire.load.Mix;
import dev.prodproof.wire.load.Plan;
import dev.prodproof.wire.load.Schedule;
import dev.prodproof.wire.load.Trial;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps that were asked for, one after the other.
public final class LoadRun {
  /// What came of all of them.
  ///
  /// @param found null where no capacity was looked for
  public record Result(List<Trial> trials, CapacitySearch.@Nullable Found found) {}

  private static final Duration LEAST_DEADLINE = Duration.ofSeconds(2);
  private static final int P99_IN_DEADLINE = 4;

  /// Beyond the capacity each request waits for its deadline on a connection of its own.
  private static final int MANY_CONNECTIONS = 4_096;

  /// Over HTTP/2.
  private static final int FEW_CONNECTIONS = 4;

  private final LoadOptions options;
  private final Origin origin;
  private final Mix mix;
  private final Generator generator;
  private final LoadScreen screen;

  public LoadRun(
      LoadOptions options, Origin origin, Mix mix, Generator generator, LoadScreen screen) {
    this.options = options;
    this.origin = origin;
    this.mix = mix;
    this.generator = generator;
    this.screen = screen;
  }

  private final class There implements CapacitySearch.Ground {
    private int trials;

    @Override
    public Trial offer(double rate, boolean sure) throws InterruptedException {
      Duration length = sure && options.duration == null ? Bracket.enough(rate) : options.length();
      // Other arrivals each time: the same ones would only fail or pass once more.
      return LoadRun.this.offer(open(rate, length, options.seed() + trials++));
    }

    @Override
    public double bystanders() throws InterruptedException {
      return Bystanders.beside(
          URI.create(origin.toString()), Validity.OTHERS, InstantSource.system());
    }
  }

  public Result run() throws InterruptedException {
    if (options.findCapacity) {
      var search = new CapacitySearch(options.keeping());
      CapacitySearch.Found found = search.search(new There());
      return new Result(found.trials(), found);
    }
    var trials = new ArrayList<Trial>();
    for (Demand demand : demands()) {
      Trial trial = offer(demand);
      trials.add(trial);
      if (!trial.ended().isEmpty()) {
        break;
      }
    }
    return new Result(trials, null);
  }

  private List<Demand> demands() {
    Integer users = options.users;
    if (users != null) {
      return List.of(new Demand.Closed(users, Amount.time(options.think), options.length()));
    }
    return options.steps.isEmpty()
        ? List.of(open(options.firstRate(), options.length(), options.seed()))
        : options.steps.stream().map(Amount::rate).map(rate -> open(rate, options.length(), options.seed())).toList();
  }

  private Demand open(double rate, Duration length, long seed) {
    Schedule spread =
        options.evenly ? new Schedule.Constant(rate, length) : new Schedule.Poisson(rate, length, seed);
    return new Demand.Open(
        options.bursts == null ? spread : new Schedule.Bursts(spread, Amount.time(options.bursts)));
  }

  private Trial offer(Demand demand) throws InterruptedException {
    String name = LoadTable.demand(demand);
    screen.begin(name);
    try {
      return generator.run(plan(name, demand), screen);
    } finally {
      screen.end();
    }
  }

  private Plan plan(String name, Demand demand) {
    Plan plan = Plan.of(name, origin, mix, demand).deadline(deadline()).protocol(options.protocol());
    plan = plan.connections(options.connections == null ? connections(plan) : options.connections);
    return options.newConnections ? plan.unkept() : plan;
  }

  private int connections(Plan plan) {
    int streams = plan.protocol().streams();
    int usual = options.findCapacity ? MANY_CONNECTIONS : plan.connections();
    return switch (plan.demand()) {
      case Demand.Closed(int users, _, _) -> Math.ceilDiv(users, streams);
      case Demand.Open _ -> streams == 1 ? usual : Math.max(FEW_CONNECTIONS, usual / streams);
    };
  }

  private Duration deadline() {
    if (options.deadline != null) {
      return Amount.time(options.deadline);
    }
    if (!options.findCapacity) {
      return Plan.PATIENCE;
    }
    Duration patient =
        Duration.ofNanos(options.keeping().p99()).multipliedBy(P99_IN_DEADLINE);
    return patient.compareTo(LEAST_DEADLINE) < 0 ? LEAST_DEADLINE : patient;
  }
}
