package dev.prodproof.checks.failures;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.prodproof.checks.Findings;
import dev.prodproof.checks.Recent;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Sighting;
import dev.prodproof.facts.Sighting.By;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

public final class CreatedIsThere implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    /// By the operation that makes them: the ways in which they are missing, first sighting each.
    private final Map<String, Map<By, Sighting>> missing = new LinkedHashMap<>();

    private final Set<String> found = new HashSet<>();

    /// Paths below which something was taken away with success, by the exchange that did.
    private final Recent<Long, Removal> removals = new Recent<>(1_000);

    private final Recent<Long, String> reads = new Recent<>(1_000);

    /// The paths at which a creation was looked for, by its exchange: a list doesn't say which item was meant.
    private final Recent<Long, Set<String>> sought = new Recent<>(1_000);

    private long there;
    private long unclear;

    private record Removal(long exchange, String path) {
      /// The path itself, what lies above it, or the list that it stands in.
      boolean reaches(String other) {
        return other.equals(path) || other.startsWith(path + "/");
      }
    }

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Exchange exchange -> note(exchange);
        case Sighting sighting when sighting.scenario().equals(Sighting.CREATED) -> look(sighting);
        default -> {}
      }
    }

    private void note(Exchange exchange) {
      switch (exchange.request().method()) {
        case "DELETE" -> {
          if (exchange.succeeded()) {
            removals.put(exchange.id(), new Removal(exchange.id(), path(exchange)));
          }
        }
        case "GET" -> reads.put(exchange.id(), path(exchange));
        default -> {}
      }
    }

    private static String path(Exchange exchange) {
      String path = exchange.request().target().replaceFirst("[?#].*", "");
      return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private void look(Sighting sighting) {
      remember(sighting);
      if (!sighting.conclusive()) {
        unclear++;
      } else if (sighting.present()) {
        there++;
        found.add(sighting.operation());
      } else if (takenAway(sighting)) {
        unclear++;
      } else {
        missing
            .computeIfAbsent(sighting.operation(), _ -> new EnumMap<>(By.class))
            .putIfAbsent(sighting.by(), sighting);
      }
    }

    private void remember(Sighting sighting) {
      long created = sighting.exchanges().getFirst();
      String path = reads.get(sighting.exchanges().getLast());
      if (path != null) {
        sought.put(created, new HashSet<>());
        requireNonNull(sought.get(created)).add(path);
      }
    }

    /// What is seen in no way was never there: that is one cause, not one for each way.
    private List<Finding> findings() {
      var findings = new Findings();
      missing.forEach(
          (operation, ways) -> {
            if (ways.size() > 1 && !found.contains(operation)) {
              String all = ways.keySet().stream().map(Looked::by).collect(Collectors.joining(", nor "));
              findings.add(missed(ways.values().iterator().next(), all, "in any way"));
            } else {
              ways.forEach(
                  (by, sighting) -> findings.add(missed(sighting, Looked.by(by), Looked.by(by))));
            }
          });
      return findings.list();
    }

    private static Finding missed(Sighting first, String ways, String cause) {
      return new Finding(
          Severity.MAJOR,
          first.operation(),
          "what was created with success can't be found " + ways + " " + Looked.after(first.afterMillis()),
          new Cause("created isn't found " + cause),
          first.exchanges());
    }

    /// Meanwhile another request removed it, or what it lies in.
    private boolean takenAway(Sighting sighting) {
      long created = sighting.exchanges().getFirst();
      long looked = sighting.exchanges().getLast();
      Set<String> paths = requireNonNullElse(sought.get(created), Set.of());
      for (Removal removal : removals.all()) {
        boolean meanwhile = removal.exchange() > created && removal.exchange() < looked;
        if (meanwhile && paths.stream().anyMatch(removal::reaches)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("creations found", there).and("unclear", unclear);
      List<Finding> findings = findings();
      if (findings.isEmpty() && there == 0) {
        return new Verdict.Inconclusive("nothing could be created and looked for", exercised);
      }
      return Verdict.failIfAny(findings, "what was created is there", exercised);
    }
  }
}
