package dev.prodproof.checks.performance;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.TransferTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Large answers come compressed to whoever asks, and what is known already isn't sent again.
public final class CompressionAndCaching implements Check<TransferTrial> {
  /// Spring Boot and Tomcat compress from here on, most others earlier: below it nobody has to.
  private static final long LARGE = 2_048;

  private static final int NOT_MODIFIED = 304;
  private static final int OK = 200;

  private static final Pattern COMPRESSIBLE =
      Pattern.compile("text/.*|.*[/+](json|xml|javascript|yaml)|image/svg\\+xml");

  @Override
  public Class<TransferTrial> reads() {
    return TransferTrial.class;
  }

  @Override
  public Fold<TransferTrial> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<TransferTrial> {
    private final List<TransferTrial> trials = new ArrayList<>();

    @Override
    public void see(TransferTrial trial) {
      trials.add(trial);
    }

    @Override
    public Verdict verdict() {
      List<TransferTrial> large = trials.stream().filter(Pass::large).toList();
      List<TransferTrial> shown =
          trials.stream().filter(trial -> trial.again() > 0 && !trial.changed()).toList();
      var exercised =
          Exercised.of("large answers", large.size()).and("validators shown", shown.size());
      var findings = new Findings();
      large.forEach(trial -> judge(trial, findings));
      shown.stream()
          .filter(trial -> trial.again() == OK)
          .forEach(trial -> findings.add(trial.operation(), ignored(trial)));
      if (findings.isEmpty() && large.isEmpty() && shown.isEmpty()) {
        return new Verdict.Inconclusive(
            "no answer of more than 2 KiB was seen, and none with a validator", exercised);
      }
      long unchanged = shown.stream().filter(trial -> trial.again() == NOT_MODIFIED).count();
      return Verdict.failIfAny(
          findings.list(),
          "%d large answers came compressed, and %d were not sent again"
              .formatted(large.size(), unchanged),
          exercised);
    }

    private static boolean large(TransferTrial trial) {
      return trial.plain() > LARGE && COMPRESSIBLE.matcher(trial.type()).matches();
    }

    private static void judge(TransferTrial trial, Findings findings) {
      if (trial.coding().isEmpty()) {
        findings.add(
            trial.operation(),
            finding(
                trial,
                "%,d bytes come as they are to whoever asks for gzip".formatted(trial.plain()),
                "large answers aren't compressed"));
      } else if (!trial.vary()) {
        findings.add(
            trial.operation(),
            finding(
                trial,
                "a compressed answer doesn't say `Vary: Accept-Encoding`: a cache gives it to all",
                "compressed answers lack Vary"));
      }
    }

    private static Finding ignored(TransferTrial trial) {
      return finding(
          trial,
          "whoever shows the answer's own " + trial.validator() + " gets all of it again",
          "validators are handed out and not honoured");
    }

    private static Finding finding(TransferTrial trial, String what, String cause) {
      return new Finding(
          Severity.MINOR,
          "Accept-Encoding, If-None-Match",
          what,
          new Cause(cause),
          trial.exchanges());
    }
  }
}
