package dev.prodproof.experiments.load;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.Sign;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.experiments.outage.Probes;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.LoadScene.Share;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.load.Mix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Readings that answered well in quiet: they leave nothing behind. Each is sent as often as the
/// others, or as often as the owners say for whom they state a capacity.
///
/// @param exchanges an example of each, sent in quiet
/// @param sign one of them, to see whether anybody is answered
record Mixture(Mix mix, List<Long> exchanges, Sign sign) {
  /// More of them would only make each rarer.
  private static final int MOST = 6;

  /// @param exploring stops to look for more when no more than this is left
  /// @throws Unusable where nothing can be read
  static Mixture of(Lab lab, String experiment, Duration exploring) throws InterruptedException {
    Crew crew = Caller.crew(lab, experiment);
    List<String> health = apart(lab, experiment);
    Map<String, Double> stated = stated(lab);
    List<ApiOperation> all =
        crew.api().operations().stream().filter(one -> reads(one) && !tells(one, health)).toList();
    List<ApiOperation> named = all.stream().filter(one -> stated.containsKey(one.id())).toList();
    List<ApiOperation> readings = named.isEmpty() ? all : named;
    crew.explore(makersFirst(crew, readings), exploring);
    var weighted = new ArrayList<Mix.Weighted>();
    var exchanges = new ArrayList<Long>();
    var signs = new ArrayList<Sign>();
    for (ApiOperation operation : readings) {
      Optional<Case> one = crew.reached(operation) ? crew.plain(operation) : Optional.empty();
      if (one.isPresent() && weighted.size() < MOST) {
        var sent = new Sent();
        String identity = crew.identity(operation);
        Exchange exchange = crew.once(one.get(), identity, experiment, sent);
        if (exchange.succeeded()) {
          exchanges.add(exchange.id());
          signs.add(new Sign(crew, one.get(), identity, experiment));
          weighted.add(
              new Mix.Weighted(
                  Requests.of(operation.id(), lab.signed(sent.call(), identity)),
                  stated.getOrDefault(operation.id(), 1.0)));
        }
      }
    }
    if (weighted.isEmpty()) {
      throw new Unusable("no reading answers well: there is nothing to put load on");
    }
    return new Mixture(new Mix(weighted, lab.chance("mix").nextLong()), exchanges, signs.getFirst());
  }

  List<Share> shares() {
    return mix.operations().stream()
        .map(one -> new Share(one.operation().id(), one.weight() / mix.weights()))
        .toList();
  }

  /// Shares by operation, where the owners state their capacity for them: so it can be compared.
  private static Map<String, Double> stated(Lab lab) {
    CapacityStated stated = lab.recipe().declared().limits().capacity();
    return stated == null
        ? Map.of()
        : stated.mix().stream()
            .collect(Collectors.toMap(Share::operation, Share::share, Double::sum));
  }

  /// What tells of the service itself is nobody's business traffic.
  private static List<String> apart(Lab lab, String experiment) {
    var paths = new ArrayList<>(new Probes(lab, experiment, "").paths());
    lab.standing(Surveyed.class).forEach(surveyed -> paths.addAll(surveyed.metrics()));
    return paths;
  }

  private static boolean reads(ApiOperation operation) {
    return operation.method().equals("GET") && !operation.form();
  }

  private static boolean tells(ApiOperation operation, List<String> health) {
    return health.stream().anyMatch(path -> path.endsWith(operation.path()));
  }

  /// What is read by its id must be there.
  private static List<ApiOperation> makersFirst(Crew crew, List<ApiOperation> readings) {
    var all = new ArrayList<ApiOperation>();
    for (ApiOperation operation : crew.api().operations()) {
      if (operation.method().equals("POST")
          && !operation.form()
          && !operation.path().contains("{")) {
        all.add(operation);
      }
    }
    all.addAll(readings);
    return all;
  }

  /// Remembers how a call looked that was sent.
  private static final class Sent implements UnaryOperator<Call> {
    private Call last = Call.of("", new Purpose.Look(""), "GET", "/");

    @Override
    public Call apply(Call call) {
      last = call.operation("").purpose(new Purpose.Look("an answer in quiet"));
      return last;
    }

    Call call() {
      return last;
    }
  }
}
