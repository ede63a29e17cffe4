package com.example.planted;

import java.util.Set;

/// Parts that show only while the database is broken, which no request brings about: the tool's own matrix
/// proves them.
final class DatabaseParts {

  static final Set<String> NAMES =
      Set.of(
          "database-no-timeouts",
          "pool-waits-30s",
          "liveness-needs-database",
          "readiness-waits-for-database",
          "connection-kept-for-good",
          "connection-leaked-on-error",
          "database-error-shown",
          "database-fault-as-400",
          "database-fault-as-500",
          "transaction-retried-blindly",
          "commit-failure-ignored",
          "one-queue-for-all",
          "pool-of-four",
          "connection-tested-each-time",
          "ready-without-database",
          "database-fault-503-later",
          "database-fault-504",
          "serialisation-retried-once");

  private DatabaseParts() {}
}
