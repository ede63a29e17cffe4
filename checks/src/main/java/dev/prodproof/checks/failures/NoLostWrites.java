package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Counted;
import dev.prodproof.facts.FullDisk;
import dev.prodproof.facts.MovedClock;
import dev.prodproof.facts.Opening;
import dev.prodproof.facts.Replacement;
import dev.prodproof.facts.RestartFact;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.UnderWay;
import dev.prodproof.facts.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

public final class NoLostWrites implements Check<RestartFact> {
  @Override
  public Class<RestartFact> reads() {
    return RestartFact.class;
  }

  @Override
  public Fold<RestartFact> judge() {
    return new Pass();
  }

  /// What broke a promise: `gone` and after what, `a crash`.
  private record Breach(String operation, String how) {}

  /// @param occasions how many after each: `a crash`
  /// @param evidence of the first one
  private record Seen(List<String> names, Map<String, Integer> occasions, List<Long> evidence) {
    void add(String name, String occasion) {
      names.add(name);
      occasions.merge(occasion, 1, Integer::sum);
    }

    /// `after a crash`, or `6 after a crash, 1 after a stop`
    String when() {
      if (occasions.size() == 1) {
        return "after " + occasions.keySet().iterator().next();
      }
      return occasions.entrySet().stream()
          .map(one -> one.getValue() + " after " + one.getKey())
          .collect(Collectors.joining(", "));
    }
  }

  private static final class Pass implements Fold<RestartFact> {
    /// Names beyond these are counted only; the dossier has them all.
    private static final int NAMED = 10;

    private final Map<Breach, Seen> breaches = new LinkedHashMap<>();
    private final Findings dead = new Findings();
    private final Findings miscounts = new Findings();
    private long kills;
    private long idleKills;
    private long acknowledged;
    private long unknown;
    private long unclear;
    private long aroundOutage;
    private long counters;

    @Override
    public void see(RestartFact fact) {
      switch (fact) {
        case Restarted restarted -> restarted(restarted);
        case Write write -> write(write);
        case Counted number -> counted(number);
        case UnderWay _, Opening _, Replacement _, FullDisk _, MovedClock _ -> {}
      }
    }

    private void restarted(Restarted restarted) {
      if (restarted.signal() != Restarted.Signal.KILL) {
        return;
      }
      if (!restarted.ready()) {
        dead.add(
            Severity.CRITICAL,
            "the process",
            "it doesn't start again after a crash: nothing that it acknowledged can be reached",
            "it doesn't start again after a crash",
            restarted.exchanges());
      } else if (restarted.amidWrites()) {
        kills++;
      } else {
        idleKills++;
      }
    }

    private void counted(Counted number) {
      counters++;
      if (number.grown() >= number.least() && number.grown() <= number.most()) {
        return;
      }
      String cause =
          number.grown() < number.least()
              ? "acknowledged, but not counted after a crash"
              : "counted after a crash, but never acknowledged";
      miscounts.add(
          Severity.CRITICAL,
          number.operation(),
          "%s grew by %d instead of %s over a crash"
              .formatted(number.field(), number.grown(), allowed(number)),
          cause,
          number.exchanges());
    }

    private static String allowed(Counted number) {
      if (number.most() == Long.MAX_VALUE) {
        return "at least " + number.least();
      }
      return number.least() == number.most()
          ? "" + number.least()
          : number.least() + " to " + number.most();
    }

    private void write(Write write) {
      boolean others = write.occasion() == Write.Occasion.UPGRADE || write.occasion() == Write.Occasion.DISK;
      if (others) {
        return;
      }
      switch (write.outcome()) {
        case ACKNOWLEDGED -> {
          acknowledged += looked(write) ? 1 : 0;
          aroundOutage += write.occasion() == Write.Occasion.OUTAGE ? 1 : 0;
          unclear += looked(write) ? 0 : 1;
        }
        case UNKNOWN -> unknown++;
        case REFUSED, NEVER_SENT -> {}
      }
      broken(write)
          .map(how -> new Breach(write.operation(), how))
          .ifPresent(
              breach ->
                  breaches
                      .computeIfAbsent(
                          breach, _ -> new Seen(new ArrayList<>(), new LinkedHashMap<>(), write.exchanges()))
                      .add(write.name(), occasion(write)));
    }

    /// It was found, or found missing, in one way at least, and no way contradicts itself.
    private static boolean looked(Write write) {
      return (told(write.byId()) || told(write.byList()))
          && write.byId() != Write.Found.UNCLEAR
          && write.byList() != Write.Found.UNCLEAR;
    }

    private static boolean told(Write.Found found) {
      return switch (found) {
        case ONCE, TWICE, STALE, MISSING -> true;
        case UNCLEAR, NOT_LOOKED -> false;
      };
    }

    private static String occasion(Write write) {
      return switch (write.occasion()) {
        case KILL -> "a crash";
        case STOP -> "a stop";
        case REPLACEMENT -> "one instance took over from another";
        case UPGRADE -> "the version changed";
        case OUTAGE -> "a dependency was gone";
        case DISK -> "the disk was full";
      };
    }

    private static Optional<String> broken(Write write) {
      if (write.byList() == Write.Found.TWICE && write.deed() != Write.Deed.DELETE) {
        return Optional.of("there twice");
      }
      return switch (write.outcome()) {
        case ACKNOWLEDGED ->
            switch (write.deed()) {
              case CREATE -> missing(write);
              case CHANGE -> missing(write).or(() -> stale(write));
              case DELETE -> resurrected(write);
            };
        case REFUSED ->
            write.deed() == Write.Deed.CREATE && there(write)
                ? Optional.of("refused, but there")
                : Optional.empty();
        case UNKNOWN -> Optional.empty();
        case NEVER_SENT -> Optional.of("never sent, but there");
      };
    }

    private static boolean there(Write write) {
      return write.byList() == Write.Found.ONCE || write.byId() == Write.Found.ONCE;
    }

    private static Optional<String> missing(Write write) {
      boolean known = write.byId() == Write.Found.ONCE || write.byId() == Write.Found.STALE;
      if (write.byId() == Write.Found.MISSING || (write.byList() == Write.Found.MISSING && !known)) {
        return Optional.of("acknowledged, but gone");
      }
      return write.byList() == Write.Found.MISSING
          ? Optional.of("acknowledged, but not in the list")
          : Optional.empty();
    }

    private static Optional<String> stale(Write write) {
      boolean undone = write.byId() == Write.Found.STALE || write.byList() == Write.Found.STALE;
      return undone ? Optional.of("changed, but as before") : Optional.empty();
    }

    private static Optional<String> resurrected(Write write) {
      boolean back = there(write) || write.byList() == Write.Found.TWICE;
      return back ? Optional.of("deleted, but back") : Optional.empty();
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("kills", kills)
              .and("kills while idle", idleKills)
              .and("acknowledged writes", acknowledged)
              .and("writes of unknown outcome", unknown)
              .and("lost", count("gone"))
              .and("doubled", count("twice"))
              .and("phantom", count("refused") + count("never sent"))
              .and("counters compared", counters)
              .and("resurrected", count("back"))
              .and("stale", count("as before"))
              .and("acknowledged around an outage", aroundOutage)
              .and("unclear", unclear);
      var findings = new Findings();
      dead.list().forEach(findings::add);
      breaches.forEach((breach, seen) -> add(findings, breach, seen));
      // A count that falls short is told by the things that are gone, where those are known.
      if (findings.isEmpty()) {
        miscounts.list().forEach(findings::add);
      }
      if (!findings.isEmpty()) {
        return new Verdict.Fail(findings.list(), exercised);
      }
      if (kills == 0 || acknowledged == 0) {
        return new Verdict.Inconclusive(
            "no write could be made, acknowledged and found again around a kill", exercised);
      }
      if (unclear > 0) {
        return new Verdict.Inconclusive(
            unclear + " acknowledged writes couldn't be looked for with certainty", exercised);
      }
      return new Verdict.Pass(
          "none of %d acknowledged writes was lost or doubled in %d kills%s"
              .formatted(acknowledged, kills, bound()),
          exercised);
    }

    /// The rule of three: with none seen in n, at most 3/n at 95 % confidence.
    private String bound() {
      return kills < 4
          ? ", too few to say how rarely one is lost: more with a larger --budget"
          : "; at 95 %% confidence fewer than %d %% of kills lose one".formatted(300 / kills);
    }

    private long count(String word) {
      return breaches.entrySet().stream()
          .filter(breach -> breach.getKey().how().contains(word))
          .mapToLong(breach -> breach.getValue().names().size())
          .sum();
    }

    private void add(Findings findings, Breach breach, Seen seen) {
      List<String> names = seen.names();
      String rest = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
      String listed = String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + rest;
      // Something of its own may make things at times; nothing acknowledged is lost by it.
      boolean unsent = breach.how().startsWith("never sent");
      findings.add(
          unsent ? Severity.MAJOR : Severity.CRITICAL,
          breach.operation(),
          "%s %s %s: %s".formatted(howMany(names.size(), breach), breach.how(), seen.when(), listed),
          breach.how() + " afterwards",
          seen.evidence());
    }

    /// What nobody sent is no share of what was sent.
    private String howMany(int broken, Breach breach) {
      return breach.how().startsWith("never sent")
          ? "new in its list: " + broken
          : "%d of %d writes".formatted(broken, acknowledged + unclear + unknown);
    }
  }
}
