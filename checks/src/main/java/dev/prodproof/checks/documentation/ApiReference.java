package dev.prodproof.checks.documentation;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Described.Operation;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Surveyed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

public final class ApiReference implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  /// Not its address: that changes with the port, and a file's with the machine.
  private static final String WHERE = "API description";

  private static final class Pass implements Fold<HttpFact> {
    private static final int MOST_PLACES = 10_000;
    private static final String ID = "no operationId";

    /// Counted for all operations in one sentence each, or what we can't read yet and others may.
    private static final Pattern NO_SENTENCE =
        Pattern.compile("declares no responses\\.$|share the operationId `|of OpenAPI 3\\.2;|is read as `csv`\\.$");

    private static final Pattern ASIDE =
        Pattern.compile(
            "(?i)/\\.well-known/|health|ready|alive|live$|status|metrics|actuator|manifest"
                + "|/info$|/version$");

    private final List<Described> descriptions = new ArrayList<>();
    private final Map<String, Long> fetched = new HashMap<>();
    private long answersJson;
    private long looked;
    private boolean outOfTime;
    private boolean searched;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described when !described.version().equals("html") ->
            descriptions.add(described);
        case Exchange exchange when exchange.purpose() instanceof Purpose.Look -> look(exchange);
        case Surveyed surveyed -> {
          searched = true;
          outOfTime |= surveyed.outOfTime();
        }
        default -> {}
      }
    }

    private void look(Exchange exchange) {
      looked++;
      if (!exchange.succeeded()) {
        return;
      }
      if (fetched.size() < MOST_PLACES) {
        fetched.putIfAbsent(exchange.path(), exchange.id());
      }
      if (answersJson == 0 && exchange.mediaType().endsWith("json") && !aside(exchange)) {
        answersJson = exchange.id();
      }
    }

    /// A site of pages may have these too.
    private static boolean aside(Exchange exchange) {
      return ASIDE.matcher(exchange.path()).find();
    }

    @Override
    public Verdict verdict() {
      if (looked == 0 && descriptions.isEmpty()) {
        return new Verdict.Inconclusive("nobody looked for a description");
      }
      long operations = descriptions.stream().mapToLong(d -> d.operations().size()).sum();
      var exercised =
          Exercised.of("descriptions", descriptions.size()).and("operations", operations);
      if (operations == 0) {
        return missing(exercised);
      }
      var findings = new Findings();
      descriptions.forEach(described -> judge(described, findings));
      return Verdict.failIfAny(
          findings.list(), operations + " operations are described, with their errors", exercised);
    }

    /// A site of pages has no API to describe.
    private Verdict missing(Exercised exercised) {
      if (descriptions.isEmpty() && answersJson != 0 && !searched) {
        return new Verdict.Inconclusive("the search for a description hasn't ended", exercised);
      }
      if (descriptions.isEmpty() && outOfTime) {
        return new Verdict.Inconclusive(
            "there was no time to look at all the usual places for a description", exercised);
      }
      if (descriptions.isEmpty() && answersJson == 0) {
        return new Verdict.Inconclusive(
            "no API description was found at the well-known places; if there is an API, name its"
                + " description with --describe",
            exercised);
      }
      var findings = new Findings();
      boolean empty = answersJson == 0;
      findings.add(
          // Not found isn't absent: it may stand where nobody looked.
          empty ? Severity.MAJOR : Severity.MINOR,
          WHERE,
          empty
              ? "the description names no operation"
              : "the service answers JSON, but no description of its operations was found at the usual places",
          "no description",
          empty ? List.of() : List.of(answersJson));
      return new Verdict.Fail(findings.list(), exercised);
    }

    private void judge(Described described, Findings findings) {
      List<Long> evidence =
          fetched.entrySet().stream()
              .filter(e -> e.getKey().length() > 1 && described.source().endsWith(e.getKey()))
              .max(Comparator.comparingInt(e -> e.getKey().length()))
              .map(e -> List.of(e.getValue()))
              .orElse(List.of());
      described.problems().stream()
          .filter(problem -> !NO_SENTENCE.matcher(problem).find())
          .forEach(problem -> findings.add(Severity.MAJOR, WHERE, problem, problem, evidence));
      var rule = new Rule(described, findings, evidence);
      rule.demand(Severity.MAJOR, "no answers", operation -> operation.statuses().isEmpty());
      var lacks = new LinkedHashMap<String, Predicate<Operation>>();
      lacks.put("no error answer", Pass::canFailSilently);
      lacks.put("no summary", operation -> operation.summary().isBlank());
      lacks.put(ID, operation -> operation.operationId().isBlank());
      lacks.put("parameters that nothing describes", o -> !o.undescribed().isEmpty());
      rule.suggest(lacks);
      rule.unique();
    }

    /// Whatever takes input can refuse it.
    private static boolean canFailSilently(Operation operation) {
      boolean takesInput = !operation.parameters().isEmpty() || !operation.requestMedia().isEmpty();
      return takesInput
          && !operation.statuses().isEmpty()
          && operation.statuses().stream()
              .noneMatch(s -> s.startsWith("4") || s.startsWith("5") || s.equals("default"));
    }

    private record Rule(Described described, Findings findings, List<Long> evidence) {
      void demand(Severity severity, String lack, Predicate<Operation> lacking) {
        List<String> ids =
            described.operations().stream().filter(lacking).map(Operation::id).toList();
        if (!ids.isEmpty()) {
          String some = ids.stream().limit(4).collect(Collectors.joining(", "));
          String more = ids.size() > 4 ? " and " + (ids.size() - 4) + " more" : "";
          findings.add(
              severity,
              WHERE,
              ids.size()
                  + " of "
                  + described.operations().size()
                  + " operations have "
                  + lack
                  + ": "
                  + some
                  + more,
              lack,
              evidence);
        }
      }

      private static String operations(int many) {
        return many == 1 ? "of 1 operation" : "of " + many + " operations";
      }

      /// What makes a reference thin is one finding: whoever fills it in does so operation by operation.
      void suggest(Map<String, Predicate<Operation>> lacks) {
        var counts = new ArrayList<String>();
        var shown = new ArrayList<String>();
        lacks.forEach((lack, lacking) -> {
          List<String> ids = described.operations().stream().filter(lacking).map(Operation::id).toList();
          if (!ids.isEmpty()) {
            counts.add(ids.size() + (ids.size() == 1 ? " has " : " have ") + lack);
            shown.add(ids.getFirst());
          }
        });
        if (!counts.isEmpty()) {
          // OpenAPI leaves the id to whoever wants one.
          boolean ids = counts.size() == 1 && counts.getFirst().endsWith(ID);
          findings.add(
              ids ? Severity.INFO : Severity.MINOR,
              WHERE,
              operations(described.operations().size()) + " " + String.join(", ", counts) + ": for example " + shown.getFirst(),
              "operations are thinly described",
              evidence);
        }
      }

      void unique() {
        var seen = new HashSet<String>();
        List<String> twice =
            described.operations().stream()
                .map(Operation::operationId)
                .filter(id -> !id.isBlank() && !seen.add(id))
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
          findings.add(
              Severity.MAJOR,
              WHERE,
              "the operationId " + twice.getFirst() + " is given more than once",
              "operationId given more than once",
              evidence);
        }
      }
    }
  }
}
