package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.facts.Crowd;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Clients that send a byte a second, and a light reading beside them.
final class SlowClients implements Scenario {
  private static final int CLIENTS = 50;
  private static final int RUNS = 3;

  private static final Duration BYTE = Duration.ofSeconds(1);

  @Override
  public boolean tells(HttpFact fact) {
    return fact instanceof Crowd;
  }

  /// Once for the whole service: beside its first light reading.
  @Override
  public void run(Scene scene) throws InterruptedException {
    Optional<ApiOperation> reading = light(scene);
    if (reading.isPresent()) {
      play(reading.get(), scene).forEach(scene.lab()::record);
    }
  }

  private static Optional<ApiOperation> light(Scene scene) {
    List<ApiOperation> readings =
        scene.api().operations().stream()
            .filter(one -> one.method().equals("GET") && !one.form() && scene.reached(one))
            .toList();
    // One thing is lighter than a list of them.
    return readings.stream()
        .filter(one -> Template.of(one.path()).endsWithParameter())
        .findFirst()
        .or(() -> readings.stream().findFirst());
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    Optional<Call> sample = scene.plain(operation).filter(scene::permits).map(one -> sample(one, scene));
    if (sample.isEmpty()) {
      return List.of();
    }
    Http reader = scene.lab().as(scene.identity(operation));
    var samples = new Samples(operation.id(), sample.get(), reader);
    var ways = new ArrayList<Way>();
    Optional<ApiOperation> post = taking(scene);
    if (post.isPresent()) {
      Http writer = scene.lab().as(scene.identity(post.get()));
      slowBody(post.get(), scene).ifPresent(body -> ways.add(new Way("slow bodies", body, writer)));
    }
    ways.add(new Way("slow headers", slowHead(sample.get()), reader));
    return rounds(ways, samples, scene);
  }

  /// Each way once; what was slower then is tried again, since once may be the machine's.
  private static List<HttpFact> rounds(List<Way> ways, Samples samples, Scene scene) throws InterruptedException {
    var told = new ArrayList<HttpFact>();
    List<Way> rest = List.copyOf(ways);
    for (int round = 0; round < RUNS && !rest.isEmpty(); round++) {
      var again = new ArrayList<Way>();
      for (Way way : rest) {
        Optional<Crowd> crowd = scene.over() ? Optional.empty() : run(way, samples, scene);
        crowd.ifPresent(told::add);
        if (crowd.filter(SlowClients::looksSlower).isPresent()) {
          again.add(way);
        }
      }
      rest = again;
    }
    return told;
  }

  /// Whether it is worth another look.
  private static boolean looksSlower(Crowd crowd) {
    return crowd.failures() > 0 || late(crowd.during()) > 2 * late(crowd.baseline());
  }

  private static long late(List<Long> micros) {
    return micros.isEmpty() ? 0 : micros.stream().sorted().toList().get(micros.size() * 99 / 100);
  }

  /// What the slow clients send, and as whom.
  private record Way(String scenario, Call call, Http http) {}

  /// Empty where it isn't well even in quiet, or too slow to tell.
  private static Optional<Crowd> run(Way way, Samples samples, Scene scene) throws InterruptedException {
    Samples.Taken quiet = samples.serially();
    return samples.enough(quiet)
        ? Optional.of(crowded(way, samples, quiet, scene.lab()))
        : Optional.empty();
  }

  private static Crowd crowded(Way way, Samples samples, Samples.Taken quiet, Lab lab)
      throws InterruptedException {
    try (var held = Held.open(CLIENTS, way.call(), way.http())) {
      lab.pause(Duration.ofMillis(300));
      Samples.Taken busy = samples.beside();
      return new Crowd(
          way.scenario(),
          samples.operation(),
          CLIENTS,
          held.count(),
          quiet.micros(),
          busy.micros(),
          busy.failures(),
          List.of(quiet.worst(), busy.worst()));
    }
  }

  /// Without an operation: what happens to it is no answer of that operation.
  private static Call sample(Case one, Scene scene) {
    var look = new Purpose.Look("beside slow clients");
    return Call.of("fuzzing", look, "GET", scene.target(one)).deadline(Samples.DEADLINE);
  }

  private static Call slowHead(Call sample) {
    return slow(sample.purpose(new Purpose.BrokenFraming("slow headers")));
  }

  private static Call slow(Call call) {
    return call.deadline(Call.PATIENCE).framing(new Call.Framing.Dribble(1, BYTE));
  }

  private static Optional<ApiOperation> taking(Scene scene) {
    return scene.api().operations().stream()
        .filter(one -> one.method().equals("POST") && one.json().isPresent() && scene.reached(one))
        .findFirst();
  }

  /// So long that it never comes to its end: nothing is made by it.
  private static Optional<Call> slowBody(ApiOperation post, Scene scene) {
    var why = new Purpose.BrokenFraming("slow bodies");
    return scene.plain(post).filter(scene::permits).map(one -> {
      String body = one.draft().body().toString() + " ".repeat(200);
      return slow(Call.of("fuzzing", why, "POST", scene.target(one)).body("application/json", body));
    });
  }

  static boolean good(Exchange exchange) {
    return exchange.status() >= 200 && exchange.status() < 400;
  }
}
