package dev.prodproof.lab.proxy.database;

import dev.prodproof.lab.proxy.Shortage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where all connections of one database report: which fault is set, what was seen, how often it was met.
public final class Desk {
  /// The latest ones: what is kept is copied by the collector while callers wait, and nobody looks back further.
  private static final int KEPT = 20_000;

  private static final int LONGEST_SENTENCE = 300;

  private final InstantSource clock;
  private final Deque<Seen> seen = new ArrayDeque<>();
  private final Deque<Met> met = new ArrayDeque<>();
  private final Map<Obstacle, String> obstacles = new EnumMap<>(Obstacle.class);
  private final Shortage shortage = new Shortage();
  private volatile @Nullable DatabaseFault fault;
  private Scope scope = Scope.ALL;
  private int left;
  private long statements;
  private long meetings;

  public Desk(InstantSource clock) {
    this.clock = clock;
  }

  Shortage shortage() {
    return shortage;
  }

  synchronized void set(@Nullable DatabaseFault how, Scope where) {
    fault = how;
    scope = where;
    left = where.times();
  }

  public @Nullable DatabaseFault fault() {
    return fault;
  }

  /// How much later the database's words are passed on.
  Duration lateness() {
    return fault instanceof DatabaseFault.Late(Duration by) ? by : Duration.ZERO;
  }

  /// The fault that this statement meets, which is noted; null where it passes.
  public synchronized @Nullable DatabaseFault strikes(Moment moment, long connection) {
    DatabaseFault now = fault;
    if (now == null || left == 0 || !concerns(now, moment) || !scope.statements().test(moment)) {
      return null;
    }
    left--;
    met(now, connection, moment.sql());
    return now;
  }

  private static boolean concerns(DatabaseFault fault, Moment moment) {
    return switch (fault) {
      case DatabaseFault.Silence _, DatabaseFault.Late _ -> true;
      case DatabaseFault.ResetInTransaction _ -> moment.inTransaction() && moment.works();
      case DatabaseFault.WithholdCommit _, DatabaseFault.WithholdAcknowledgement _ ->
          moment.commits();
      case DatabaseFault.Says(Complaint complaint, String _) ->
          moment.works() && complaint != Complaint.TOO_MANY_CONNECTIONS;
      case DatabaseFault.Refuse _, DatabaseFault.NoGreeting _, DatabaseFault.ResetIdle _ -> false;
    };
  }

  /// @param sql empty where a connection met it
  public synchronized void met(DatabaseFault by, long connection, String sql) {
    if (met.size() == KEPT) {
      met.removeFirst();
    }
    met.add(new Met(++meetings, clock.instant(), by.word(), connection, sql));
  }

  /// A statement that begins now.
  public synchronized Underway begun(long connection, Moment moment, Bound bound) {
    return new Underway(++statements, clock, connection, moment, bound);
  }

  /// How it ended.
  public synchronized void ended(Seen statement) {
    if (seen.size() == KEPT) {
      seen.removeFirst();
    }
    seen.add(statement);
  }

  /// The latest of its kind is kept.
  public synchronized void hindered(Obstacle by, String sentence) {
    obstacles.put(
        by, sentence.length() > LONGEST_SENTENCE ? sentence.substring(0, LONGEST_SENTENCE) : sentence);
  }

  synchronized Map<Obstacle, String> obstacles() {
    return Map.copyOf(obstacles);
  }

  synchronized long last() {
    return statements;
  }

  synchronized long meetings() {
    return meetings;
  }

  synchronized List<Seen> seenAfter(long id) {
    return seen.stream()
        .filter(each -> each.id() > id)
        .sorted(Comparator.comparingLong(Seen::id))
        .toList();
  }

  synchronized List<Met> metAfter(long id) {
    return met.stream().filter(each -> each.id() > id).toList();
  }
}
