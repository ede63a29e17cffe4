package dev.prodproof.cli.load;

import dev.prodproof.cli.reach.ReachOptions;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.wire.Trust;
import dev.prodproof.wire.load.Journey;
import dev.prodproof.wire.load.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `load` is told.
public final class LoadOptions {
  private static final Duration USUAL_P99 = Duration.ofSeconds(1);
  private static final double ERRORS = 0.001;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = {
        "So many requests, whatever the target does (open loop): 200, 200/s, 90/m.",
        "Latency counts from the moment when each request was due. Default: 10/s."
      })
  @Nullable String rate;

  @Option(
      names = "--users",
      paramLabel = "N",
      description = "So many users instead, each waiting for their answer (closed loop).")
  @Nullable Integer users;

  @Option(
      names = "--think",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "How long users pause on average between two requests. Default: not at all.")
  String think = "0s";

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "RATE",
      description = "Several rates one after the other, each for --duration: 100,200,400.")
  List<String> steps = new ArrayList<>();

  @Option(
      names = "--find-capacity",
      description = {
        "Look for the highest rate that the target keeps up with, beginning with --rate.",
        "Says between which two rates it lies."
      })
  boolean findCapacity;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "Of each step. Default: 10s; with --find-capacity 3s, and up to 30s for what is looked at again.")
  @Nullable String duration;

  @Option(names = "--evenly", description = "Requests are due at even distances, not at random.")
  boolean evenly;

  @Option(
      names = "--bursts",
      paramLabel = "TIME",
      description = {
        "What is due within so long goes out together: with 1ms, a request takes a fraction of the",
        "processor time at a high rate, and the target gets bursts. Default: each by itself."
      })
  @Nullable String bursts;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      description = "After that a request is cancelled. Default: 10s; less with --find-capacity.")
  @Nullable String deadline;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "At most so many at a time. Default: one for each user; 1024 with a rate.")
  @Nullable Integer connections;

  @Option(names = "--new-connections", description = "A new connection for each request.")
  boolean newConnections;

  @Option(
      names = "--journey",
      paramLabel = "FILE",
      description = {
        "What a person does, step by step, instead of single requests; rates and users are those of",
        "journeys. May be given again: their weights say how often each is made."
      })
  List<Path> journeys = new ArrayList<>();

  @Option(
      names = "--http2",
      description = {
        "Speak HTTP/2: agreed on by ALPN over TLS, without asking in plain text.",
        "Few connections carry all of it; --connections says how many at most."
      })
  boolean http2;

  @Option(
      names = "--streams",
      paramLabel = "N",
      description = "Requests that an HTTP/2 connection carries at a time. Default: 100.")
  @Nullable Integer streams;

  @Option(
      names = "--p99",
      paramLabel = "TIME",
      description = {
        "99 of 100 requests shall have a good answer within that time: exit code 1 where they",
        "don't.",
        "With --find-capacity, what counts as keeping up. Default there: 1s."
      })
  @Nullable String p99;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Sends the same again. Default: 1.")
  long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Threads that generate; each can take a core. Default: 1, good for about 100,000/s.")
  int threads = 1;

  @Option(
      names = "--agents",
      split = ",",
      paramLabel = "HOST:PORT",
      description = {
        "Send from these machines instead, each a part; `prodproof agent` runs there.",
        "--threads is for each of them."
      })
  List<String> agents = new ArrayList<>();

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "9223372036854775807",
      description = "Stop after so many.")
  long requests = Long.MAX_VALUE;

  @Option(
      names = "--hdr",
      paramLabel = "FILE",
      description = "Write response times, second by second, as an HdrHistogram log.")
  @Nullable Path hdr;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the result as a page with charts.")
  @Nullable Path html;

  @Option(names = "--json", description = "The result as JSON on standard output.")
  boolean json;

  @Option(
      names = "--statement",
      paramLabel = "FILE",
      description = {
        "With --find-capacity: write down what was found, for people and for the recipe",
        "(declare: { capacity: FILE }), so that a later run can verify it."
      })
  @Nullable Path statement;

  @Mixin final ReachOptions reach = new ReachOptions();

  /// @throws Unusable where two of them contradict each other
  public void check() {
    int drives = (users == null ? 0 : 1) + (steps.isEmpty() ? 0 : 1) + (findCapacity ? 1 : 0);
    if (drives > 1) {
      throw new Unusable("give one of --users, --steps and --find-capacity");
    }
    if (rate != null && (users != null || !steps.isEmpty())) {
      throw new Unusable("--rate doesn't go with --users or --steps");
    }
    if (bursts != null && users != null) {
      throw new Unusable("--bursts goes with a rate, not with --users");
    }
    if (statement != null && !findCapacity) {
      throw new Unusable("--statement goes with --find-capacity only");
    }
    if (!agents.isEmpty() && (!journeys.isEmpty() || reach.trust() instanceof Trust.Also)) {
      throw new Unusable("--agents doesn't go with --journey or --ca, as yet");
    }
    if (http2 && !journeys.isEmpty()) {
      throw new Unusable("--journey goes over HTTP/1.1, as yet: leave --http2 out");
    }
    if (streams != null && !http2) {
      throw new Unusable("--streams goes with --http2 only");
    }
    if (below(users) || below(connections) || below(threads) || below(streams)) {
      throw new Unusable("--users, --connections, --streams and --threads are 1 at least");
    }
    // Before anything is sent: what can't be understood says so here.
    if (!length().isPositive() || !Amount.time(deadline == null ? "10s" : deadline).isPositive()) {
      throw new Unusable("--duration and --deadline are more than nothing");
    }
    if (bursts != null && !Amount.time(bursts).isPositive()) {
      throw new Unusable("--bursts are more than nothing apart");
    }
    firstRate();
    steps.forEach(Amount::rate);
    Amount.time(think);
    objective();
  }

  private static boolean below(@Nullable Integer number) {
    return number != null && number < 1;
  }

  public List<String> agents() {
    return agents;
  }

  public List<Journey> journeys() {
    return journeys.stream().map(file -> JourneyFile.read(file, System.getenv())).toList();
  }

  public boolean http2() {
    return http2;
  }

  Protocol protocol() {
    int each = streams == null ? Protocol.Http2.STREAMS : streams;
    // A connection that is used once carries one request.
    return http2 ? new Protocol.Http2(newConnections ? 1 : each) : Protocol.HTTP_1;
  }

  public boolean json() {
    return json;
  }

  public boolean findCapacity() {
    return findCapacity;
  }

  public int threads() {
    return threads;
  }

  public long requests() {
    return requests;
  }

  public ReachOptions reach() {
    return reach;
  }

  public @Nullable Path statement() {
    return statement;
  }

  public @Nullable Path hdr() {
    return hdr;
  }

  public @Nullable Path html() {
    return html;
  }

  /// What 99 of 100 shall keep within; null where nothing is asked.
  public @Nullable Duration objective() {
    return p99 == null ? null : Amount.time(p99);
  }

  /// What counts as keeping up.
  public Objective keeping() {
    Duration asked = objective();
    Duration within = asked == null ? USUAL_P99 : asked;
    return new Objective(asked != null, firstRate(), within.toNanos(), ERRORS);
  }

  public long seed() {
    return seed;
  }

  Duration length() {
    return Amount.time(duration == null ? (findCapacity ? "3s" : "10s") : duration);
  }

  double firstRate() {
    return Amount.rate(rate == null ? (findCapacity ? "50" : "10") : rate);
  }
}
