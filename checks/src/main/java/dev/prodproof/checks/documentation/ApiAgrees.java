package dev.prodproof.checks.documentation;

import dev.prodproof.checks.Alike;
import dev.prodproof.checks.Findings;
import dev.prodproof.checks.Recent;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

public final class ApiAgrees implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    /// Any server may answer these before the API sees the request.
    private static final Set<Integer> ANY_SERVERS =
        Set.of(304, 405, 406, 408, 411, 413, 414, 415, 417, 421, 426, 429, 431);

    /// It is there, and its owner chose not to offer it here.
    private static final Pattern SWITCHED_OFF =
        Pattern.compile("(?i)\\b(?:is|are|been) (?:disabled|switched off|turned off|not enabled)\\b");

    /// What a status, or the route itself, says of the operation's being there.
    private static final class Reached {
      private long first;
      private long last;
      private long rude;
      private int plain;
      private boolean there;
    }

    /// A value that breaks a rule and was taken: it comes back with every answer that holds it, and is told once, by
    /// `failures/invalid-input-refused`.
    private record Taken(String member, String keyword) {
      static Taken of(Conformance.Mismatch mismatch) {
        String pointer = mismatch.pointer();
        return new Taken(pointer.substring(pointer.lastIndexOf('/') + 1), mismatch.keyword());
      }
    }

    private final Set<Taken> taken = new HashSet<>();
    private final Map<String, Described.Operation> operations = new HashMap<>();
    private final Recent<Long, Boolean> apart = new Recent<>(1_000);
    private final Map<String, Reached> reached = new TreeMap<>();
    private final Findings findings = new Findings();

    private final Departures departures = new Departures();

    /// Undeclared errors and redirects by status: the operations, and an exchange that shows one.
    private final Map<Integer, Set<String>> undeclared = new TreeMap<>();
    private final Map<Integer, Long> undeclaredBy = new HashMap<>();
    private long agreed;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described when !described.version().equals("html") ->
            described.operations().forEach(o -> operations.put(o.id(), o));
        case Exchange exchange when !exchange.operation().isEmpty() -> look(exchange);
        case Conformance conformance when apart.remove(conformance.exchange()) == null ->
            compare(conformance);
        default -> {}
      }
    }

    /// A conformance follows its exchange: what was sent against the rules of HTTP itself is left
    /// out.
    private void look(Exchange exchange) {
      switch (exchange.purpose()) {
        case Purpose.WrongMethod _,
            Purpose.OddHeaders _,
            Purpose.BrokenFraming _,
            Purpose.Oversized _,
            Purpose.Faulted _,
            Purpose.WrongMedia _ ->
            apart.put(exchange.id(), true);
        case Purpose.Valid _,
            Purpose.Unusual _,
            Purpose.Invalid _,
            Purpose.Malformed _,
            Purpose.Step _,
            Purpose.Look _ -> {
          if (exchange.status() != 0) {
            reach(exchange);
          }
          if (exchange.succeeded()
              && exchange.purpose() instanceof Purpose.Invalid(Site site, String keyword, String _, boolean certain, long _)
              && certain
              && !site.leaf().isEmpty()) {
            taken.add(new Taken(site.leaf(), keyword));
          }
        }
      }
    }

    private void reach(Exchange exchange) {
      Reached row = reached.computeIfAbsent(exchange.operation(), _ -> new Reached());
      row.there |= !absent(exchange);
      if (exchange.purpose() instanceof Purpose.Valid(String _, boolean plain) && plain) {
        row.plain++;
        row.first = row.first == 0 ? exchange.id() : row.first;
        row.last = exchange.id();
      }
      boolean rude =
          exchange.purpose() instanceof Purpose.Invalid
              || exchange.purpose() instanceof Purpose.Malformed;
      row.rude = rude && row.rude == 0 ? exchange.id() : row.rude;
    }

    /// A declared 404 may speak of a thing and not of the route, and a closed door may look like a
    /// wall.
    private boolean absent(Exchange exchange) {
      Described.Operation operation = operations.get(exchange.operation());
      boolean closed =
          operation != null && operation.secured() && exchange.identity().equals(Exchange.NOBODY);
      return switch (exchange.status()) {
        case 404 ->
            !closed && operation != null && !speaksOfAThing(operation)
                && !Missing.namesAThing(exchange)
                && !SWITCHED_OFF.matcher(exchange.text()).find();
        case 405, 501 -> operation != null && !operation.names(exchange.status());
        default -> false;
      };
    }

    private static boolean speaksOfAThing(Described.Operation operation) {
      boolean takesInput = !operation.parameters().isEmpty() || !operation.requestMedia().isEmpty();
      return operation.names(404) || (takesInput && operation.declares(404));
    }

    private void compare(Conformance conformance) {
      if (conformance.status() >= 500) {
        return;
      }
      if (!conformance.statusDeclared()) {
        undeclaredStatus(conformance);
        return;
      }
      if (!conformance.mediaDeclared()) {
        add(
            conformance,
            severity(conformance),
            "answers " + conformance.status() + " in a media type that isn't declared",
            conformance.status() + " in an undeclared media type");
      }
      conformance.mismatches().stream()
          .filter(mismatch -> !taken.contains(Taken.of(mismatch)))
          .forEach(mismatch -> departures.see(conformance, mismatch));
      agreed += conformance.mediaDeclared() && conformance.mismatches().isEmpty() ? 1 : 0;
    }

    private void undeclaredStatus(Conformance conformance) {
      int status = conformance.status();
      if (status < 300) {
        add(
            conformance,
            Severity.MAJOR,
            "answers " + status + ", which isn't declared",
            status + " undeclared");
      } else if (!ANY_SERVERS.contains(status) && !leadsOn(conformance)) {
        undeclared.computeIfAbsent(status, _ -> new TreeSet<>()).add(conformance.operation());
        undeclaredBy.putIfAbsent(status, conformance.exchange());
      }
    }

    /// Whoever reads is led to the right address, or to where one logs in: no client is told that it erred.
    private static boolean leadsOn(Conformance conformance) {
      return conformance.status() < 400 && conformance.operation().startsWith("GET ");
    }

    private static Severity severity(Conformance conformance) {
      return conformance.status() < 400 ? Severity.MAJOR : Severity.MINOR;
    }

    /// A success is the operation's own; errors come from one handler, as a rule.
    private void add(Conformance conformance, Severity severity, String what, String cause) {
      boolean own = conformance.status() < 400;
      String where = own ? conformance.operation() : "answers with " + conformance.status();
      List<Long> evidence = List.of(conformance.exchange());
      findings.add(
          own ? "" : conformance.operation(),
          new Finding(severity, where, what, new Cause(cause), evidence));
    }

    @Override
    public Verdict verdict() {
      if (operations.isEmpty()) {
        return new Verdict.Inconclusive("there is no API description to compare with");
      }
      var all = new Findings();
      var own = new ArrayList<Alike.Seen>();
      findings.list().forEach(one -> own.add(new Alike.Seen(one.cause().signature(), one)));
      // What is left out of the description of several operations is left out by whoever writes it.
      Alike.told(own).forEach(all::add);
      departures.list().forEach(all::add);
      addUndeclared(all);
      reached.forEach((operation, row) -> addAbsent(all, operation, row));
      var exercised =
          Exercised.of("answers that agree", agreed)
              .and("operations", reached.size())
              .and("operations declared", operations.size());
      if (all.isEmpty() && agreed == 0) {
        return new Verdict.Inconclusive(
            "no answer could be compared with the description", exercised);
      }
      return Verdict.failIfAny(
          all.list(), agreed + " answers agree with the description", exercised);
    }

    /// One omission of the description is one finding, however many statuses and operations share it.
    private void addUndeclared(Findings all) {
      if (undeclared.isEmpty()) {
        return;
      }
      List<Integer> statuses = List.copyOf(undeclared.keySet());
      Set<String> ids = new TreeSet<>();
      undeclared.values().forEach(ids::addAll);
      String first = undeclared.values().iterator().next().iterator().next();
      String more = ids.size() > 1 ? " and " + (ids.size() - 1) + " more" : "";
      String which =
          statuses.size() == 1
              ? "the status " + statuses.getFirst() + " isn't declared for "
              : "the statuses " + listed(statuses) + " aren't declared where they are answered: ";
      Long shownBy = undeclaredBy.get(statuses.getFirst());
      all.add(
          Severity.MINOR,
          "error answers",
          which + first + more,
          "undeclared error statuses",
          shownBy == null ? List.of() : List.of(shownBy));
    }

    private static String listed(List<Integer> statuses) {
      String most =
          statuses.stream()
              .limit(statuses.size() - 1L)
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      return most + " and " + statuses.getLast();
    }

    /// Without parameters in its path an operation can't be absent for want of the right id. What
    /// takes a body may speak of a thing that the body names: then broken bodies tell.
    private void addAbsent(Findings all, String operation, Reached row) {
      Described.Operation declared = operations.get(operation);
      boolean takesBody = declared != null && !declared.requestMedia().isEmpty();
      boolean told = !takesBody || row.rude != 0;
      if (row.plain >= 2 && told && !row.there && !operation.contains("{")) {
        all.add(
            Severity.MAJOR,
            operation,
            "is declared, but isn't there",
            "declared operation is absent",
            takesBody ? List.of(row.rude, row.first, row.last) : List.of(row.first, row.last));
      }
    }
  }
}
