package dev.prodproof.checks.security;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class Banner implements Check<Exchange> {
  private static final Set<String> FIELDS =
      Set.of(
          "server",
          "x-powered-by",
          "x-aspnet-version",
          "x-aspnetmvc-version",
          "x-generator",
          "x-runtime-version");

  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");

  /// Put there in place of a name, since many servers can't leave the field out.
  private static final Pattern CONCEALED =
      Pattern.compile("(?i)hidden|none|redacted|removed|unknown|undisclosed|n/?a|\\W*");

  /// The foot of a server's own error page: a product, a slash, a version.
  private static final Pattern FOOTER =
      Pattern.compile(
          "\\b(Apache Tomcat|Apache|nginx|Jetty|lighttpd|Microsoft-IIS|Werkzeug|gunicorn|Payara"
              + "|WildFly|openresty)(?::// |/| \\(?)v?(\\d+\\.\\d+[\\w.]*)");

  @Override
  public Class<Exchange> reads() {
    return Exchange.class;
  }

  @Override
  public Fold<Exchange> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<Exchange> {
    private final Findings findings = new Findings();
    private long answers;

    @Override
    public void see(Exchange exchange) {
      if (exchange.reply() instanceof Exchange.Answer answer) {
        answers++;
        answer.headers().forEach(header -> look(exchange, header));
        if (answer.status() >= 400
            && exchange.mediaType().equals("text/html")
            && answer.body().text().length() < 20_000) {
          footer(exchange);
        }
      }
    }

    private void look(Exchange exchange, Header header) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!FIELDS.contains(name)) {
        return;
      }
      boolean version = VERSION.matcher(header.value()).find();
      boolean told = !CONCEALED.matcher(header.value().strip()).matches();
      if (version || (told && !name.equals("server"))) {
        findings.add(
            version ? Severity.MINOR : Severity.INFO,
            "field " + name,
            "answers say " + header.name() + ": " + header.value(),
            version ? "a version in the field " + name : "a product in the field " + name,
            List.of(exchange.id()));
      }
    }

    private void footer(Exchange exchange) {
      Matcher footer = FOOTER.matcher(exchange.text());
      if (footer.find()) {
        findings.add(
            Severity.MINOR,
            "error pages",
            "an error page names " + footer.group(1) + " " + footer.group(2),
            "a version on an error page",
            List.of(exchange.id()));
      }
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("answers", answers);
      if (answers == 0) {
        return new Verdict.Inconclusive("no answer was seen");
      }
      return Verdict.failIfAny(findings.list(), "no answer names a version", exercised);
    }
  }
}
