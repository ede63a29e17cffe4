package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.checks.Recent;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

public final class OversizedBody implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    /// A limit is one setting, as a rule.
    private static final String WHERE = "oversized bodies";

    /// These speak of the caller, the place, the pace, or of what is there already.
    private static final Set<Integer> ABOUT_SOMETHING_ELSE = Set.of(401, 403, 404, 405, 409, 410, 412, 423, 429);

    /// More than the buffers between two processes hold: who took all of it has read it.
    private static final long SURELY_READ = 16L << 20;

    private static final int MOST_PLACES = 20;

    private final Findings findings = new Findings();
    private final Forms forms = new Forms();
    private final Recent<Long, String> sent = new Recent<>(1_000);
    private boolean takesBody;
    private long tried;
    private long refused;
    private long responsive;

    /// What failed before anything oversized came isn't the size's fault.
    private final Map<String, Set<String>> failed = new HashMap<>();

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described -> {
          forms.see(described);
          takesBody |= described.operations().stream().anyMatch(o -> !o.requestMedia().isEmpty());
        }
        case Exchange exchange when exchange.purpose() instanceof Purpose.Oversized oversized -> {
          tried++;
          sent.put(exchange.id(), exchange.operation());
          look(exchange, oversized);
        }
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.Step(String scenario, long run, var role)
                && scenario.equals(Purpose.Oversized.AFTERWARDS)
                && role == Purpose.Role.PROBE ->
            afterwards(exchange, run);
        case Exchange exchange when exchange.status() >= 500 && ordinary(exchange) -> {
          Set<String> places = failed.computeIfAbsent(exchange.operation(), _ -> new HashSet<>());
          if (places.size() < MOST_PLACES) {
            places.add(ServerFault.place(exchange));
          }
        }
        default -> {}
      }
    }

    private static boolean ordinary(Exchange exchange) {
      return exchange.purpose() instanceof Purpose.Valid
          || (exchange.purpose() instanceof Purpose.Step step && step.role() == Purpose.Role.CREATE);
    }

    private boolean failsAnyway(Exchange exchange) {
      return failed.getOrDefault(exchange.operation(), Set.of()).contains(ServerFault.place(exchange));
    }

    private void look(Exchange exchange, Purpose.Oversized oversized) {
      switch (exchange.reply()) {
        case Exchange.Answer answer -> answered(exchange, oversized, answer.status());
        case Exchange.NoAnswer(Exchange.Reason reason, String _) -> {
          switch (reason) {
            // To cut the line is a refusal as well: nobody has to read it all.
            case DROPPED -> refused++;
            case TIMEOUT -> finding(exchange, oversized, Severity.MAJOR, "gets no answer");
            case REFUSED, NOT_HTTP, TLS, GIVEN_UP -> {}
          }
        }
      }
    }

    private void answered(Exchange exchange, Purpose.Oversized oversized, int status) {
      if (status >= 200 && status < 300) {
        if (!forms.has(exchange.operation()) && !SaysNo.in(exchange)) {
          finding(exchange, oversized, Severity.MAJOR, "is accepted");
        }
      } else if (status >= 500) {
        if (!failsAnyway(exchange)) {
          finding(exchange, oversized, Severity.MAJOR, "is answered with " + status);
        }
      } else if (status >= 400 && !ABOUT_SOMETHING_ELSE.contains(status)) {
        refused++;
        if (status != 413 && exchange.request().written() >= oversized.bytes()) {
          Severity severity = oversized.bytes() >= SURELY_READ ? Severity.MAJOR : Severity.INFO;
          finding(exchange, oversized, severity, "is read to its end before it is refused");
        }
      }
    }

    private void finding(
        Exchange exchange, Purpose.Oversized oversized, Severity severity, String fate) {
      String size = String.format(Locale.ROOT, "%.1f MiB", oversized.bytes() / 1048576.0);
      var cause = new Cause("an oversized body " + fate);
      String what = "a body of " + size + " " + fate;
      findings.add(
          exchange.operation(), new Finding(severity, WHERE, what, cause, List.of(exchange.id())));
    }

    /// An everyday request to what just met an oversized body.
    private void afterwards(Exchange probe, long oversized) {
      String operation = sent.get(oversized);
      if (operation == null) {
        return;
      }
      boolean gone =
          probe.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
              && switch (reason) {
                case REFUSED, DROPPED, TIMEOUT, NOT_HTTP -> true;
                case TLS, GIVEN_UP -> false;
              };
      if (gone || (probe.status() >= 500 && !failsAnyway(probe))) {
        String what = "after an oversized body the service " + ServerFault.came(probe);
        var cause = new Cause("an oversized body leaves the service unresponsive");
        findings.add(
            operation,
            new Finding(Severity.MAJOR, WHERE, what, cause, List.of(oversized, probe.id())));
      } else if (probe.status() > 0 && probe.status() < 500) {
        responsive++;
      }
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("oversized bodies", tried)
              .and("refused", refused)
              .and("answers afterwards", responsive);
      if (findings.isEmpty() && refused == 0) {
        return new Verdict.Inconclusive(
            tried > 0
                ? "no oversized body reached an operation"
                : takesBody
                    ? "none was sent: no operation with a JSON body answered well, or time was up"
                    : "no operation takes a body",
            exercised);
      }
      return Verdict.failIfAny(findings.list(), refused + " oversized bodies refused", exercised);
    }
  }
}
