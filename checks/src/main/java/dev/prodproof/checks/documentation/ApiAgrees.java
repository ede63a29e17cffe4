package dev.prodproof.checks.documentation;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
    private static final Set<Integer> ANY_SERVERS = Set.of(405, 406, 411, 413, 414, 415, 417, 426, 429, 431);

    private final Map<String, Described.Operation> operations = new HashMap<>();
    private final Set<Long> byPurposeApart = new HashSet<>();
    private final Map<String, long[]> plainAnswers = new TreeMap<>();
    private final Findings findings = new Findings();

    /// Undeclared errors by status: the operations, and an exchange that shows one.
    private final Map<Integer, Set<String>> undeclared = new TreeMap<>();
    private final Map<Integer, Long> undeclaredBy = new HashMap<>();
    private long agreed;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described when !described.version().equals("html") ->
            described.operations().forEach(o -> operations.put(o.id(), o));
        case Exchange exchange when !exchange.operation().isEmpty() -> look(exchange);
        case Conformance conformance when !byPurposeApart.remove(conformance.exchange()) ->
            compare(conformance);
        default -> {}
      }
    }

    /// A conformance follows its exchange: what was sent against the rules of HTTP itself is left out.
    private void look(Exchange exchange) {
      switch (exchange.purpose()) {
        case Purpose.WrongMethod _, Purpose.OddHeaders _, Purpose.BrokenFraming _,
                Purpose.Oversized _, Purpose.WrongMedia _ ->
            byPurposeApart.add(exchange.id());
        case Purpose.Valid(String _, boolean plain) when plain && exchange.status() != 0 ->
            countPlain(exchange);
        default -> {}
      }
    }

    private void countPlain(Exchange exchange) {
      long[] row = plainAnswers.computeIfAbsent(exchange.operation(), _ -> new long[3]);
      row[0]++;
      boolean absent = exchange.status() == 404 || exchange.status() == 405 || exchange.status() == 501;
      row[1] += absent ? 1 : 0;
      row[2] = exchange.id();
    }

    private void compare(Conformance conformance) {
      if (conformance.status() >= 500) {
        return;
      }
      if (!conformance.statusDeclared()) {
        undeclaredStatus(conformance);
        return;
      }
      boolean clean = true;
      if (!conformance.mediaDeclared()) {
        clean = false;
        add(conformance, "answers " + conformance.status() + " in a media type that isn't declared",
            conformance.status() + " in an undeclared media type");
      }
      for (Conformance.Mismatch mismatch : conformance.mismatches()) {
        clean = false;
        String at = mismatch.pointer().isEmpty() ? "the body" : mismatch.pointer();
        add(conformance,
            "answers " + conformance.status() + " with a body that departs from its description: "
                + at + " " + mismatch.message(),
            "body of " + conformance.status() + ": " + mismatch.keyword() + " of " + at);
      }
      agreed += clean ? 1 : 0;
    }

    private void undeclaredStatus(Conformance conformance) {
      int status = conformance.status();
      if (status < 400) {
        add(conformance, "answers " + status + ", which isn't declared", status + " undeclared");
      } else if (!ANY_SERVERS.contains(status)) {
        undeclared.computeIfAbsent(status, _ -> new TreeSet<>()).add(conformance.operation());
        undeclaredBy.putIfAbsent(status, conformance.exchange());
      }
    }

    private void add(Conformance conformance, String what, String cause) {
      findings.add(
          conformance.status() < 400 ? Severity.MAJOR : Severity.MINOR,
          conformance.operation(),
          what,
          cause,
          List.of(conformance.exchange()));
    }

    @Override
    public Verdict verdict() {
      if (operations.isEmpty()) {
        return new Verdict.Inconclusive("there is no API description to compare with");
      }
      var all = new Findings();
      findings.list().forEach(all::add);
      undeclared.forEach((status, ids) -> addUndeclared(all, status, ids));
      plainAnswers.forEach((operation, row) -> addAbsent(all, operation, row));
      var exercised =
          Exercised.of("answers that agree", agreed)
              .and("operations", plainAnswers.size())
              .and("operations declared", operations.size());
      if (all.isEmpty() && agreed == 0) {
        return new Verdict.Inconclusive("no answer could be compared with the description", exercised);
      }
      return Verdict.failIfAny(all.list(), agreed + " answers agree with the description", exercised);
    }

    /// One omission of the description is one finding, however many operations share it.
    private void addUndeclared(Findings all, int status, Set<String> ids) {
      String first = ids.iterator().next();
      String more = ids.size() > 1 ? " and " + (ids.size() - 1) + " more" : "";
      Long shownBy = undeclaredBy.get(status);
      all.add(
          Severity.MINOR,
          "answers with " + status,
          "the status " + status + " isn't declared for " + first + more,
          "undeclared " + status,
          shownBy == null ? List.of() : List.of(shownBy));
    }

    /// Without parameters in its path an operation can't be absent for want of the right id.
    private void addAbsent(Findings all, String operation, long[] row) {
      if (row[0] >= 2 && row[0] == row[1] && !operation.contains("{")) {
        all.add(
            Severity.MAJOR,
            operation,
            "is declared, but isn't there",
            "declared operation is absent",
            List.of(row[2]));
      }
    }
  }
}
