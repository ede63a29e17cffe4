package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.checks.Recent;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

public final class ClientErrorExplains implements Check<HttpFact> {
  private static final String WHERE = "answers to invalid input";

  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    private static final int MOST_SHAPES = 100;

    /// A member that bears the name of the field at fault: errors as a map from field to message.
    private static final String THE_FIELD = "(the field)";

    /// Nothing but lists of messages by name: `{"title": ["…"], "non_field_errors": ["…"]}`.
    private static final String TEXT = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";
    private static final Pattern BY_NAME =
        Pattern.compile("\\s*\\{(?:\\s*" + TEXT + "\\s*:\\s*\\[(?:\\s*" + TEXT + "\\s*,?)++\\s*]\\s*,?)++\\s*}\\s*");
    private static final int LONGEST = 8_000;

    /// @param byName it is a map from names to lists of messages
    private record Refusal(String leaf, boolean byName) {}

    private static final Pattern MADE_UP = Pattern.compile("\\bzq(?!p)[a-z]{3,}");

    private final Findings findings = new Findings();
    private final Recent<Long, Refusal> refusals = new Recent<>(1_000);
    private final Map<Set<String>, Long> shapes = new LinkedHashMap<>();
    private final Set<Set<String>> byName = new HashSet<>();
    private final Map<String, Long> mediaTypes = new TreeMap<>();
    private final Set<String> forms = new HashSet<>();
    private long explained;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described when described.version().equals("html") ->
            described.operations().forEach(form -> forms.add(form.id()));
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.Invalid invalid
                // Pages explain to people, each in its own way.
                && !forms.contains(exchange.operation())
                && (exchange.status() == 400 || exchange.status() == 422)
                && !byTheServer(exchange, invalid.site()) ->
            exchange.answer().ifPresent(answer -> look(exchange, answer.body(), invalid));
        case Conformance conformance when !conformance.keys().isEmpty() -> shape(conformance);
        default -> {}
      }
    }

    /// What stands in the request's head may be refused by the web server, before the API sees it.
    private static boolean byTheServer(Exchange exchange, Site site) {
      boolean head =
          switch (site.in()) {
            case PATH, QUERY, HEADER, COOKIE -> true;
            case BODY, FORM -> false;
          };
      return head && (exchange.text().isBlank() || exchange.mediaType().equals("text/html"));
    }

    private void look(Exchange exchange, Body body, Purpose.Invalid invalid) {
      if (body.length() == 0 || (!body.binary() && body.text().isBlank())) {
        finding(exchange, "an empty body", "says nothing");
        return;
      }
      String leaf = Naming.leaf(invalid.site().toString());
      boolean map = body.length() < LONGEST && BY_NAME.matcher(body.text()).matches();
      refusals.put(exchange.id(), new Refusal(leaf, map));
      mediaTypes.putIfAbsent(
          exchange.mediaType().isEmpty() ? "(none)" : exchange.mediaType(), exchange.id());
      if (Naming.names(body.text(), leaf)
          || Naming.namesItem(body.text(), invalid.site().toString())
          || Naming.tells(body.text(), invalid.keyword())
          || quotes(exchange, invalid.site())) {
        explained++;
      } else if (invalid.mended() != 0 && !body.binary() && !body.cut()) {
        finding(exchange, "nothing about " + invalid.site(), "doesn't name what is wrong");
      }
    }

    /// The wrong value itself, as only a client of ours would send it: who reads it knows what is meant.
    private static boolean quotes(Exchange exchange, Site site) {
      String sent =
          switch (site.in()) {
            case QUERY, PATH -> exchange.request().target();
            case BODY, FORM -> exchange.request().body().text();
            case HEADER, COOKIE -> "";
          };
      Matcher made = MADE_UP.matcher(sent);
      return made.find() && exchange.text().contains(made.group());
    }

    private void shape(Conformance conformance) {
      Refusal refusal = refusals.remove(conformance.exchange());
      if (refusal != null && shapes.size() < MOST_SHAPES) {
        Set<String> members =
            conformance.keys().stream()
                .map(key -> key.equals(refusal.leaf()) ? THE_FIELD : key)
                .collect(Collectors.toUnmodifiableSet());
        shapes.putIfAbsent(members, conformance.exchange());
        if (refusal.byName()) {
          byName.add(members);
        }
      }
    }

    /// Where errors are a map from field to messages, each field has its own members: all of those are one shape.
    private Map<Set<String>, Long> told() {
      var told = new LinkedHashMap<>(shapes);
      Set<String> one = Set.of(THE_FIELD);
      if (byName.contains(one)) {
        told.keySet().removeIf(members -> byName.contains(members) && !members.equals(one));
      }
      return told;
    }

    private void finding(Exchange exchange, String what, String cause) {
      findings.add(
          Severity.MINOR,
          WHERE,
          exchange.operation()
              + " refuses invalid input with "
              + exchange.status()
              + " and "
              + what,
          "a refusal " + cause,
          List.of(exchange.id()));
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("refusals that explain", explained).and("shapes", told().size());
      var all = new Findings();
      findings.list().forEach(all::add);
      consistency(all);
      if (all.isEmpty() && explained == 0) {
        return new Verdict.Inconclusive("no invalid input was refused with 400 or 422", exercised);
      }
      return Verdict.failIfAny(
          all.list(), explained + " refusals name what is wrong, in one shape", exercised);
    }

    /// One shape means one media type and at least one member that they all share.
    private void consistency(Findings all) {
      if (mediaTypes.size() > 1) {
        all.add(
            Severity.MINOR,
            WHERE,
            "refusals come as " + String.join(", ", mediaTypes.keySet()),
            "refusals come in several media types",
            mediaTypes.values().stream().sorted().limit(3).toList());
      }
      Map<Set<String>, Long> different = told();
      var shared = new HashSet<String>();
      different.keySet().stream().findFirst().ifPresent(shared::addAll);
      different.keySet().forEach(shared::retainAll);
      if (different.size() > 1 && shared.isEmpty()) {
        all.add(
            Severity.MINOR,
            WHERE,
            "refusals come in " + different.size() + " shapes that have no member in common",
            "refusals come in several shapes",
            different.values().stream().sorted().limit(3).toList());
      }
    }
  }
}
