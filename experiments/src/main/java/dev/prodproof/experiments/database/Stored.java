package dev.prodproof.experiments.database;

import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Moment.Kind;
import dev.prodproof.lab.proxy.database.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Counts rows that were stored for good, as the wire tells: by inserts whose transaction was committed,
/// each text of an insert for itself.
final class Stored {
  private static final String WITHHELD = new DatabaseFault.WithholdCommit().word();
  private static final String UNACKNOWLEDGED = new DatabaseFault.WithholdAcknowledgement().word();
  private static final Pattern INSERT = Pattern.compile("(?s)(?:with\\b.*)?\\binsert\\s+into\\b.*");

  private final Map<Long, Map<String, Long>> pending = new HashMap<>();
  private final Map<String, Long> rows = new HashMap<>();

  private Stored() {}

  /// @param statements of some requests, in the order of their beginning
  /// @return rows by the text of the insert
  static Map<String, Long> rows(List<Seen> statements) {
    var stored = new Stored();
    statements.forEach(stored::see);
    stored.rows.values().removeIf(count -> count == 0);
    return Map.copyOf(stored.rows);
  }

  /// @param usual rows that a request stores with some insert
  /// @param now that another stored with it
  record Compared(int usual, int now) {}

  /// By the insert that was carried out most often, compared with what is usual.
  static Compared compare(Map<String, Long> usual, Map<String, Long> now) {
    var most = new Compared(0, 0);
    for (var one : usual.entrySet()) {
      int stored = now.getOrDefault(one.getKey(), 0L).intValue();
      var next = new Compared(one.getValue().intValue(), stored);
      boolean more = (long) next.now() * most.usual() > (long) most.now() * next.usual();
      most = most.usual() == 0 || more ? next : most;
    }
    return most;
  }

  /// How often something was stored for good, or should have been.
  static int commits(List<Seen> statements) {
    return (int) statements.stream().filter(one -> one.moment().commits()).count();
  }

  private void see(Seen one) {
    boolean carriedOut =
        one.error().isEmpty()
            && !one.fault().equals(WITHHELD)
            && (one.answered() || one.fault().equals(UNACKNOWLEDGED));
    Kind kind = one.moment().kind();
    if (kind == Kind.BEGIN) {
      pending.put(one.connection(), new HashMap<>());
    } else if (kind == Kind.COMMIT) {
      Map<String, Long> inserted = pending.remove(one.connection());
      if (inserted != null && carriedOut) {
        inserted.forEach((sql, count) -> rows.merge(sql, count, Long::sum));
      }
    } else if (rollsBack(one)) {
      pending.remove(one.connection());
    } else if (kind == Kind.WRITE && carriedOut && inserts(one.sql())) {
      // A row that was neither answered nor counted is one at least.
      long count = one.answered() ? one.rows() : Math.max(1, one.rows());
      pending.getOrDefault(one.connection(), rows).merge(one.sql(), count, Long::sum);
    }
  }

  private static boolean rollsBack(Seen one) {
    String text = one.sql().strip().toLowerCase(Locale.ROOT);
    return text.startsWith("rollback") && !text.contains(" to ");
  }

  private static boolean inserts(String sql) {
    return INSERT.matcher(sql.strip().toLowerCase(Locale.ROOT)).matches();
  }
}
