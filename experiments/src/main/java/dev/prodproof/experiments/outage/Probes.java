package dev.prodproof.experiments.outage;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.ProbeInOutage;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks for health, in quiet and while a dependency is broken.
public final class Probes {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Lab lab;
  private final String experiment;
  private final String dependency;
  private final Map<String, Exchange> healthy = new LinkedHashMap<>();

  public Probes(Lab lab, String experiment, String dependency) {
    this.lab = lab;
    this.experiment = experiment;
    this.dependency = dependency;
  }

  public List<String> paths() {
    var all = new ArrayList<String>();
    for (Surveyed surveyed : lab.standing(Surveyed.class)) {
      all.addAll(surveyed.health());
      all.addAll(surveyed.readiness());
    }
    return all.stream().distinct().toList();
  }

  /// Before it breaks.
  public void quiet() throws InterruptedException {
    for (String path : paths()) {
      healthy.put(path, probe(path, "health in quiet"));
    }
  }

  /// While it is broken.
  public List<ProbeInOutage> during(String fault) throws InterruptedException {
    var facts = new ArrayList<ProbeInOutage>();
    for (var known : healthy.entrySet()) {
      Exchange before = known.getValue();
      Exchange now = probe(known.getKey(), "health of " + dependency + " with " + fault);
      long took = now.timing().lastByte() < 0 ? PATIENCE.toNanos() / 1000 : now.timing().lastByte();
      facts.add(
          new ProbeInOutage(
              dependency,
              fault,
              known.getKey(),
              tellsLife(known.getKey()),
              before.status(),
              now.status(),
              took,
              List.of(before.id(), now.id())));
    }
    return facts;
  }

  /// A path that doesn't say so may well tell whether it can serve.
  private static boolean tellsLife(String path) {
    return path.contains("live") || path.contains("alive") || path.endsWith("/ping");
  }

  private Exchange probe(String path, String why) throws InterruptedException {
    var look = new Purpose.Look(why);
    return lab.http().send(Call.of(experiment, look, "GET", path).deadline(PATIENCE));
  }
}
