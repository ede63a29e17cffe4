package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.checks.Recent;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Sighting;

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
    private final Findings findings = new Findings();

    /// Paths below which something was taken away with success, by the exchange that did.
    private final Recent<Long, Removal> removals = new Recent<>(1_000);

    private final Recent<Long, String> reads = new Recent<>(1_000);
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
      if (!sighting.conclusive()) {
        unclear++;
      } else if (sighting.present()) {
        there++;
      } else if (takenAway(sighting)) {
        unclear++;
      } else {
        findings.add(
            Severity.MAJOR,
            sighting.operation(),
            "what was created with success can't be found " + Looked.by(sighting.by()) + " "
                + Looked.after(sighting.afterMillis()),
            "created isn't found " + Looked.by(sighting.by()),
            sighting.exchanges());
      }
    }

    /// Meanwhile another request removed it, or what it lies in.
    private boolean takenAway(Sighting sighting) {
      long created = sighting.exchanges().getFirst();
      long looked = sighting.exchanges().getLast();
      String sought = reads.get(looked);
      if (sought == null) {
        return false;
      }
      for (Removal removal : removals.all()) {
        boolean meanwhile = removal.exchange() > created && removal.exchange() < looked;
        if (meanwhile && removal.reaches(sought)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("creations found", there).and("unclear", unclear);
      if (findings.isEmpty() && there == 0) {
        return new Verdict.Inconclusive("nothing could be created and looked for", exercised);
      }
      return Verdict.failIfAny(findings.list(), "what was created is there", exercised);
    }
  }
}
