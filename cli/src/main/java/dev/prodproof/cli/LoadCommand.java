package dev.prodproof.cli;

import dev.prodproof.cli.agents.Agents;
import dev.prodproof.cli.agents.Fleet;
import dev.prodproof.cli.load.CapacitySearch;
import dev.prodproof.cli.load.HdrFile;
import dev.prodproof.cli.load.LoadHtml;
import dev.prodproof.cli.load.LoadJson;
import dev.prodproof.cli.load.LoadOptions;
import dev.prodproof.cli.load.LoadRun;
import dev.prodproof.cli.load.LoadScreen;
import dev.prodproof.cli.load.LoadTable;
import dev.prodproof.cli.load.MixOptions;
import dev.prodproof.cli.load.Promptness;
import dev.prodproof.cli.load.Uncounted;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Performance;
import dev.prodproof.core.Unusable;
import dev.prodproof.engine.StandardFile;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.rules.Ruling;
import dev.prodproof.lab.Hardware;
import dev.prodproof.report.Statement;
import dev.prodproof.report.WholeFile;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.Trust;
import dev.prodproof.wire.Wire;
import dev.prodproof.wire.load.Generator;
import dev.prodproof.wire.load.Journey;
import dev.prodproof.wire.load.JourneyGenerator;
import dev.prodproof.wire.load.LoadGenerator;
import dev.prodproof.wire.load.Mix;
import dev.prodproof.wire.load.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "load",
    description = {
      "Put a service under load and say how long it takes to answer.",
      "",
      "With a rate, requests are due at moments that don't depend on the answers, as strangers"
          + " come,",
      "and latency counts from the moment when a request was due: what waits is counted as"
          + " waiting.",
      "With users, each waits for their answer, so a slow service is asked less."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  prodproof load http://localhost:8080/slots --rate 200/s --duration 30s",
      "  prodproof load http://localhost:8080/slots --users 50 --think 1s",
      "  prodproof load http://localhost:8080/slots --steps 100,200,400 --p99 300ms",
      "  prodproof load http://localhost:8080/slots --find-capacity --p99 300ms",
      "  prodproof load https://localhost:8443/slots --http2 --users 200 --ca ca.pem",
      "  prodproof load http://localhost:8080 --journey book.yaml --rate 5/s",
      "  prodproof load http://localhost:8080 --rate 100 --data id=1,2,3 \\",
      "    --operation '3x GET /slots/$${id}' \\",
      "    --operation 'POST /bookings {\"slot\": $${id}}'",
      "",
      "Exit codes: 0 measured · 1 --p99 was not kept · 2 usage, unreachable target,",
      "refused scope · 3 nothing can be said of --p99: we were held up, or too few were",
      "sent · 130 interrupted"
    })
final class LoadCommand implements Callable<Integer> {
  private static final int GRACE_SECONDS = 15;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Mixin private final LoadOptions options = new LoadOptions();

  @Mixin private final MixOptions what = new MixOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Parameters(paramLabel = "URL", description = "What is put under load.")
  private String target;

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    URI url = Bench.uri(target);
    Origin origin = Origin.of(url);
    List<Journey> journeys = options.journeys();
    Mix mix =
        journeys.isEmpty()
            ? what.mix(url, options.seed())
            : JourneyGenerator.mix(journeys, options.seed());
    // Whoever types `load` and a URL has asked for it.
    var gate =
        new Gate(
            Gate.Terms.of(origin, Impact.STRESSES)
                .requests(options.requests())
                .proof(options.reach().proof()));
    var done = new CountDownLatch(1);
    var hook = new Thread(() -> interrupted(gate, done), "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      knock(url, gate);
      return tell(run(origin, mix, gate, journeys));
    } finally {
      done.countDown();
      release(hook);
    }
  }

  private static void interrupted(Gate gate, CountDownLatch done) {
    gate.end("interrupted by the user");
    try {
      if (done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        TimeUnit.MILLISECONDS.sleep(300);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  private static void release(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It begins just now, and ends us.
      return;
    }
  }

  // One request by the recording client: it shows that somebody is there, and whose the host is.
  private void knock(URI url, Gate gate) throws InterruptedException {
    var settings = Wire.Settings.of(InstantSource.system(), "load").trust(options.reach().trust());
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    try (var wire = new Wire(Origin.of(url), gate, new Uncounted(), settings)) {
      Exchange exchange =
          wire.send(Call.of("load", new Purpose.Look("is somebody there"), "GET", path));
      if (exchange.reply() instanceof Exchange.NoAnswer(var reason, String detail)
          && (!options.http2() || reason == Exchange.Reason.REFUSED)) {
        // This one speaks HTTP/1.1, which a server of HTTP/2 needn't.
        switch (reason) {
          case REFUSED, NOT_HTTP ->
              throw new Unusable(target + " can't be put under load: " + detail);
          case TLS ->
              throw new Unusable(
                  ("TLS with %s fails: %s. Name its authority with --ca FILE, or look past it with"
                          + " --insecure.")
                      .formatted(target, detail));
          case DROPPED, TIMEOUT, GIVEN_UP -> {
            // Somebody is there, and how they bear load is what was asked.
          }
        }
      }
    }
  }

  private Generator generator(Gate gate, List<Journey> journeys) {
    var settings =
        LoadGenerator.Settings.of(InstantSource.system())
            .trust(options.reach().trust())
            .threads(options.threads());
    return journeys.isEmpty()
        ? new LoadGenerator(gate, new Uncounted(), settings)
        : new JourneyGenerator(gate, new Uncounted(), settings, journeys);
  }

  private LoadRun.Result run(Origin origin, Mix mix, Gate gate, List<Journey> journeys)
      throws InterruptedException {
    var screen = new LoadScreen(System.err, Screen.watched());
    if (options.agents().isEmpty()) {
      return new LoadRun(options, origin, mix, generator(gate, journeys), screen).run();
    }
    var terms =
        new Fleet.Terms(
            options.threads(),
            options.reach().trust() instanceof Trust.Anybody,
            options.requests(),
            options.reach().proof());
    try (Fleet fleet =
        Agents.called(
            options.agents(),
            Main.VERSION,
            terms,
            note -> spec.commandLine().getErr().println("prodproof: " + note))) {
      return new LoadRun(options, origin, mix, fleet, screen).run();
    }
  }

  // The result first: what can't be written to a file isn't lost with it.
  private int tell(LoadRun.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    CapacitySearch.Found found = result.found();
    Duration asked = options.objective();
    long p99 = found != null ? options.keeping().p99() : asked == null ? 0 : asked.toNanos();
    if (options.json()) {
      var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      out.println(mapper.writeValueAsString(LoadJson.of(target, result.trials(), found, p99)));
    } else if (found == null) {
      result.trials().forEach(trial -> out.println(LoadTable.of(trial, p99)));
    } else {
      out.println(capacity(found));
    }
    // Flushes, too.
    boolean lost = out.checkError();
    Path hdr = options.hdr();
    if (hdr != null) {
      HdrFile.write(hdr, result.trials());
    }
    Path html = options.html();
    if (html != null) {
      LoadHtml.write(html, target, summary(result), result, options.keeping());
    }
    Path statement = options.statement();
    if (statement != null) {
      Performance seen = LoadHtml.seen(result, options.keeping(), Hardware.of(Bench.uri(target)));
      String why = state(seen, statement);
      if (!why.isEmpty()) {
        spec.commandLine().getErr().println("prodproof: " + why);
      }
    }
    if (lost) {
      throw new Unusable("the result can't be written to standard output; make room for it");
    }
    return found == null
        ? judged(result)
        : found.bracket().found() ? ExitCode.OK : ExitCode.NOT_DEMONSTRATED;
  }

  /// @return why it wasn't written; empty where it was
  private static String state(Performance seen, Path file) {
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    Optional<String> text = Statement.of(List.of(seen), today, StandardFile.load().version());
    if (text.isEmpty()) {
      return "no capacity was found, so " + file + " wasn't written";
    }
    try {
      WholeFile.write(file, text.get());
      return "";
    } catch (IOException e) {
      throw new Unusable("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static String summary(LoadRun.Result result) {
    CapacitySearch.Found found = result.found();
    long sent = result.trials().stream().mapToLong(trial -> trial.total().sent()).sum();
    return found == null ? sent + " requests were sent." : capacity(found);
  }

  private static String capacity(CapacitySearch.Found found) {
    String doubt =
        found.doubt().isEmpty() ? "" : " The search ended because " + found.doubt() + ".";
    double low = found.bracket().low();
    double high = found.bracket().high();
    if (low == 0) {
      return "No rate was found that it keeps up with." + doubt;
    }
    if (Double.isInfinite(high)) {
      return "It keeps up with %.0f/s; more was not found out.%s".formatted(low, doubt);
    }
    return "It keeps up with %.1f/s and not with %.1f/s: %s.%s"
        .formatted(low, high, found.bracket().because(), doubt);
  }

  private int judged(LoadRun.Result result) {
    Duration objective = options.objective();
    if (objective == null) {
      return ExitCode.OK;
    }
    int code = ExitCode.OK;
    for (Trial trial : result.trials()) {
      Ruling ruling = Promptness.of(trial, objective);
      String doubt = ruling.open() ? "nothing can be said of --p99: " : "";
      spec.commandLine().getErr().println("prodproof: " + doubt + ruling.because());
      if (ruling.fails()) {
        return ExitCode.FAILED;
      }
      code = ruling.open() ? ExitCode.NOT_DEMONSTRATED : code;
    }
    return code;
  }
}
