package dev.prodproof.checks.security;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Site;
import dev.prodproof.facts.SqlProbe;
import dev.prodproof.facts.SqlProbe.Mark;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What clients send reaches the database beside the statement's text, or in it and rightly quoted.
public final class SqlParameterised implements Check<SqlProbe> {
  @Override
  public Class<SqlProbe> reads() {
    return SqlProbe.class;
  }

  @Override
  public Fold<SqlProbe> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<SqlProbe> {
    private record Place(String operation, Site site) {}

    private final Findings findings = new Findings();
    private final Set<Place> sent = new HashSet<>();
    private final Set<Place> bound = new HashSet<>();
    /// In a literal, by how far it is known to be quoted rightly.
    private final Map<Place, Boolean> literal = new HashMap<>();

    @Override
    public void see(SqlProbe probe) {
      for (Mark mark : probe.marks()) {
        var place = new Place(probe.operation(), mark.site());
        sent.add(place);
        for (SqlProbe.Statement statement : probe.statements()) {
          see(probe, place, mark, statement);
        }
      }
    }

    private void see(SqlProbe probe, Place place, Mark mark, SqlProbe.Statement statement) {
      if (statement.bound().stream().anyMatch(value -> holds(value, mark))) {
        bound.add(place);
      }
      SqlText text = SqlText.of(statement.sql(), probe.kind());
      switch (text.place(mark.token(), mark.value())) {
        case NOWHERE -> {}
        case QUOTED -> literal.merge(place, mark.quoting(), Boolean::logicalOr);
        case ALTERED, ENCLOSED -> literal.merge(place, false, Boolean::logicalOr);
        case BROKEN_OUT -> fail(probe, place, "ends the literal that it stands in", statement);
        case BARE -> fail(probe, place, "stands outside of any literal", statement);
      }
    }

    private static boolean holds(String value, Mark mark) {
      return value.toLowerCase(Locale.ROOT).contains(mark.token());
    }

    private void fail(SqlProbe probe, Place place, String how, SqlProbe.Statement statement) {
      String error = statement.error().isEmpty() ? "" : ", SQLSTATE " + statement.error();
      findings.add(
          Severity.CRITICAL,
          place.operation(),
          "%s is a piece of the statement sent to %s: what is sent %s%s"
              .formatted(place.site(), probe.database(), how, error),
          "raw in the statement: " + place.site(),
          List.of(probe.exchange()));
    }

    @Override
    public Verdict verdict() {
      var seen = new HashSet<>(bound);
      seen.addAll(literal.keySet());
      long safe = literal.values().stream().filter(known -> known).count();
      var exercised =
          Exercised.of("places for text", sent.size())
              .and("seen at the database", seen.size())
              .and("as parameters", bound.size())
              .and("quoted rightly", safe);
      if (!findings.isEmpty()) {
        return new Verdict.Fail(findings.list(), exercised);
      }
      if (seen.isEmpty()) {
        return new Verdict.Inconclusive(
            "no text that was sent was seen at the database", exercised);
      }
      List<String> unknown =
          literal.entrySet().stream()
              .filter(entry -> !entry.getValue())
              .map(entry -> entry.getKey().operation() + " " + entry.getKey().site())
              .sorted()
              .toList();
      if (!unknown.isEmpty()) {
        return new Verdict.Inconclusive(
            "values stand in the text of statements, and none that could get out of its place got so far: "
                + String.join(", ", unknown),
            exercised);
      }
      return new Verdict.Pass(
          literal.isEmpty()
              ? "every text that was seen at the database came as a parameter"
              : "every text came as a parameter or rightly quoted: the driver writes values into"
                  + " the text",
          exercised);
    }
  }
}
