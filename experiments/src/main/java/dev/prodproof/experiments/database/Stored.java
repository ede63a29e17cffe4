package dev.prodproof.experiments.database;

import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Moment.Kind;
import dev.prodproof.lab.proxy.database.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Counts rows that were stored for good, as the wire tells: by inserts whose transaction was committed.
final class Stored {
  private static final String WITHHELD = new DatabaseFault.WithholdCommit().word();
  private static final String UNACKNOWLEDGED = new DatabaseFault.WithholdAcknowledgement().word();
  private static final Pattern INSERT = Pattern.compile("(?s)(?:with\\b.*)?\\binsert\\s+into\\b.*");

  private final Map<Long, Long> pending = new HashMap<>();
  private long rows;

  private Stored() {}

  /// @param statements of some requests, in the order of their beginning
  static int rows(List<Seen> statements) {
    var stored = new Stored();
    statements.forEach(stored::see);
    return (int) Math.min(stored.rows, Integer.MAX_VALUE);
  }

  private void see(Seen one) {
    boolean carriedOut =
        one.error().isEmpty()
            && !one.fault().equals(WITHHELD)
            && (one.answered() || one.fault().equals(UNACKNOWLEDGED));
    Kind kind = one.moment().kind();
    if (kind == Kind.BEGIN) {
      pending.put(one.connection(), 0L);
    } else if (kind == Kind.COMMIT) {
      Long inserted = pending.remove(one.connection());
      rows += inserted != null && carriedOut ? inserted : 0;
    } else if (rollsBack(one)) {
      pending.remove(one.connection());
    } else if (kind == Kind.WRITE && carriedOut && inserts(one.sql())) {
      // A row that was neither answered nor counted is one at least.
      long count = one.answered() ? one.rows() : Math.max(1, one.rows());
      if (pending.computeIfPresent(one.connection(), (_, known) -> known + count) == null) {
        rows += count;
      }
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
