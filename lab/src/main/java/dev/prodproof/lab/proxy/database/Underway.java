package dev.prodproof.lab.proxy.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement whose end isn't known yet. Each is ended once; what comes later is nothing new.
public final class Underway {
  private static final Pattern TRACE =
      Pattern.compile("traceparent\\s*=\\s*'?[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-");
  private static final int LOOKED_AT = 16_384;

  private final long id;
  private final InstantSource clock;
  private final Instant at;
  private final long connection;
  private final Moment moment;
  private final Bound bound;
  private String fault = "";
  private long rows;
  private boolean over;

  Underway(long id, InstantSource clock, long connection, Moment moment, Bound bound) {
    this.id = id;
    this.clock = clock;
    this.at = clock.instant();
    this.connection = connection;
    this.moment = moment;
    this.bound = bound;
  }

  /// What was done to it.
  public Underway struck(DatabaseFault by) {
    fault = by.word();
    return this;
  }

  public void rows(long more) {
    rows += more;
  }

  /// @param error its SQLSTATE; empty where it succeeded
  public void answered(Desk desk, String error) {
    end(desk, error, true);
  }

  /// Nobody will ever say how it ended.
  public void lost(Desk desk) {
    end(desk, "", false);
  }

  private void end(Desk desk, String error, boolean answered) {
    if (over) {
      return;
    }
    over = true;
    Duration took = answered ? Duration.between(at, clock.instant()) : Duration.ZERO;
    desk.ended(
        new Seen(
            id, at, took, connection, moment, bound.count(), bound.values(), rows, error, fault,
            trace(moment.sql()), answered));
  }

  private static String trace(String sql) {
    if (!sql.contains("traceparent")) {
      return "";
    }
    Matcher trace = TRACE.matcher(sql.substring(0, Math.min(sql.length(), LOOKED_AT)));
    return trace.find() ? trace.group(1) : "";
  }
}
