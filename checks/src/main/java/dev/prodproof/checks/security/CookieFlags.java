package dev.prodproof.checks.security;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.CookieTrial;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

public final class CookieFlags implements Check<CookieTrial> {
  @Override
  public Class<CookieTrial> reads() {
    return CookieTrial.class;
  }

  @Override
  public Fold<CookieTrial> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<CookieTrial> {
    private final Findings findings = new Findings();
    private long sessions;
    private long others;
    private long secureUnknown;

    @Override
    public void see(CookieTrial trial) {
      if (!trial.session()) {
        others++;
        return;
      }
      sessions++;
      Map<String, String> attributes = attributes(trial.setCookie());
      if (!attributes.containsKey("httponly")) {
        finding(trial, Severity.MAJOR, "is readable by scripts (no HttpOnly)");
      }
      String sameSite = attributes.getOrDefault("samesite", "");
      if (sameSite.equals("none")) {
        finding(trial, Severity.MAJOR, "goes along with requests from other sites (SameSite=None)");
      } else if (!sameSite.equals("lax") && !sameSite.equals("strict")) {
        finding(trial, Severity.MINOR, "leaves SameSite to the browser");
      }
      if (!attributes.containsKey("secure")) {
        if (trial.secure()) {
          finding(trial, Severity.MAJOR, "also travels unencrypted (no Secure)");
        } else {
          secureUnknown++;
        }
      }
    }

    /// Attribute names are case-insensitive; of a repeated one the last counts (RFC 6265 §5.2).
    private static Map<String, String> attributes(String setCookie) {
      return Arrays.stream(setCookie.split(";", -1))
          .skip(1)
          .map(attribute -> attribute.strip().toLowerCase(Locale.ROOT).split("=", 2))
          .collect(
              Collectors.toMap(
                  a -> a[0].strip(), a -> a.length > 1 ? a[1].strip() : "", (_, last) -> last));
    }

    private void finding(CookieTrial trial, Severity severity, String lack) {
      findings.add(
          severity,
          "cookie " + trial.name(),
          "the session cookie " + trial.name() + " " + lack,
          "the session cookie " + lack,
          trial.exchanges());
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("session cookies", sessions).and("other cookies", others);
      if (!findings.isEmpty()) {
        return new Verdict.Fail(findings.list(), exercised);
      }
      if (sessions == 0) {
        return new Verdict.Inconclusive(
            "no session cookie was seen: name an identity with a form log-in in the recipe",
            exercised);
      }
      if (secureUnknown > 0) {
        return new Verdict.Inconclusive(
            "HttpOnly and SameSite are set; Secure can't be shown over plain HTTP", exercised);
      }
      return new Verdict.Pass("the session cookie is HttpOnly, Secure and SameSite", exercised);
    }
  }
}
