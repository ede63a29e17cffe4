package dev.prodproof.checks.performance;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.SqlPerRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A list of many rows takes as many statements as one of few.
public final class NoQueryPerRow implements Check<SqlPerRows> {
  /// Fewer rows apart, a statement more or less may have any reason.
  private static final int APART = 3;

  /// Of the additional rows, so many with a statement each are a statement per row; batches of two and
  /// more are fewer.
  private static final double SHARE = 0.8;

  private static final int SHOWN = 90;

  @Override
  public Class<SqlPerRows> reads() {
    return SqlPerRows.class;
  }

  @Override
  public Fold<SqlPerRows> judge() {
    return new Pass();
  }

  /// The least that a list of so many rows took, statement by statement.
  private record Least(SqlPerRows one, Map<String, Integer> times) {
    static Least of(SqlPerRows read) {
      var times = new HashMap<String, Integer>();
      read.shapes().forEach(shape -> times.merge(shape.sql(), shape.times(), Integer::sum));
      return new Least(read, times);
    }

    /// What only one of two readings took came from elsewhere.
    Least and(Least other) {
      var least = new HashMap<String, Integer>();
      times.forEach(
          (sql, count) -> {
            int less = Math.min(count, other.times.getOrDefault(sql, 0));
            if (less > 0) {
              least.put(sql, less);
            }
          });
      return new Least(one, least);
    }
  }

  private static final class Pass implements Fold<SqlPerRows> {
    private record Place(String database, String operation) {}

    private final Map<Place, TreeMap<Integer, Least>> read = new HashMap<>();

    @Override
    public void see(SqlPerRows fact) {
      read.computeIfAbsent(new Place(fact.database(), fact.operation()), _ -> new TreeMap<>())
          .merge(fact.items(), Least.of(fact), Least::and);
    }

    @Override
    public Verdict verdict() {
      var findings = new Findings();
      long compared = 0;
      int most = 0;
      for (var list : read.entrySet()) {
        Least few = list.getValue().firstEntry().getValue();
        Least many = list.getValue().lastEntry().getValue();
        int rows = many.one().items() - few.one().items();
        // Without any statement the answer came from elsewhere.
        if (rows >= APART && !many.times().isEmpty()) {
          compared++;
          most = Math.max(most, many.one().items());
          judge(list.getKey().operation(), few, many, rows, findings);
        }
      }
      var exercised = Exercised.of("lists compared", compared).and("rows at most", most);
      if (findings.isEmpty() && compared == 0) {
        return new Verdict.Inconclusive(
            "no list that asks the database was seen with few rows and with more", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "each list takes as many statements for many rows as for few", exercised);
    }

    private static void judge(
        String operation, Least few, Least many, int rows, Findings findings) {
      many.times()
          .forEach(
              (sql, count) -> {
                int grown = count - few.times().getOrDefault(sql, 0);
                if (grown >= SHARE * rows) {
                  findings.add(
                      Severity.MAJOR,
                      operation,
                      "%d rows take a statement %d times, %d rows %d times: %s"
                          .formatted(
                              many.one().items(),
                              count,
                              few.one().items(),
                              few.times().getOrDefault(sql, 0),
                              shown(sql)),
                      "a statement for each row",
                      List.of(few.one().exchange(), many.one().exchange()));
                }
              });
    }

    private static String shown(String sql) {
      return sql.length() > SHOWN ? sql.substring(0, SHOWN) + " …" : sql;
    }
  }
}
