package dev.prodproof.experiments.database;

import dev.prodproof.experiments.outage.User;
import dev.prodproof.lab.proxy.database.Moment;
import java.util.Map;
import java.util.Set;

/// An operation that uses the database.
///
/// @param user whose `fanOut` is the count of statements in quiet
/// @param stored rows that a request stores in quiet, by the text of the insert
/// @param commits that a request makes in quiet
/// @param sql texts of its statements
record Use(User user, Map<String, Long> stored, int commits, Set<String> sql) {
  boolean inTransaction() {
    return sql.stream().anyMatch(one -> Moment.of(one, false).kind() == Moment.Kind.BEGIN);
  }

  boolean stores() {
    return !stored.isEmpty();
  }
}
