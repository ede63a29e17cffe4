package dev.prodproof.wire.load;

import dev.prodproof.wire.Origin;
import java.time.Duration;
import java.util.stream.Collectors;

/// One trial to be run: what is sent where, how much of it, and how long an answer is waited for.
///
/// @param name for the journal and the reports
/// @param deadline from the intended time on; then the request is cancelled, or given up unsent
/// @param connections open at the same time at most; they are opened as they are needed
/// @param kept whether a connection is used again
/// @param window the length of a [Window]
/// @param protocol what is spoken, and how many requests share a connection
public record Plan(
    String name,
    Origin origin,
    Mix mix,
    Demand demand,
    Duration deadline,
    int connections,
    boolean kept,
    Duration window,
    Protocol protocol) {
  public static final Duration PATIENCE = Duration.ofSeconds(10);
  public static final int CONNECTIONS = 1_024;
  public static final Duration WINDOW = Duration.ofMillis(100);

  public Plan {
    if (!deadline.isPositive() || connections < 1 || !window.isPositive()) {
      throw new IllegalArgumentException("a deadline, a connection and a window at least");
    }
  }

  public static Plan of(String name, Origin origin, Mix mix, Demand demand) {
    int most = demand instanceof Demand.Closed(int users, _, _) ? users : CONNECTIONS;
    return new Plan(name, origin, mix, demand, PATIENCE, most, true, WINDOW, Protocol.HTTP_1);
  }

  /// Requests that may be under way at the same time.
  public int lanes() {
    return Math.clamp((long) connections * protocol.streams(), 1, Integer.MAX_VALUE);
  }

  /// In one line and without the data of the slots, which may be secret.
  public String summary() {
    String operations =
        mix.operations().stream()
            .map(each -> each.operation().id() + " ×" + each.weight())
            .collect(Collectors.joining(", "));
    return "%s: %s, %s, at most %d connections%s, %s, deadline %s: %s"
        .formatted(
            name,
            origin,
            demand,
            connections,
            kept ? "" : " used once",
            protocol,
            deadline,
            operations);
  }

  public Plan name(String other) {
    return new Plan(other, origin, mix, demand, deadline, connections, kept, window, protocol);
  }

  public Plan demand(Demand other) {
    return new Plan(name, origin, mix, other, deadline, connections, kept, window, protocol);
  }

  public Plan deadline(Duration patience) {
    return new Plan(name, origin, mix, demand, patience, connections, kept, window, protocol);
  }

  public Plan connections(int most) {
    return new Plan(name, origin, mix, demand, deadline, most, kept, window, protocol);
  }

  /// Each request on a new connection.
  public Plan unkept() {
    return new Plan(name, origin, mix, demand, deadline, connections, false, window, protocol);
  }

  public Plan window(Duration length) {
    return new Plan(name, origin, mix, demand, deadline, connections, kept, length, protocol);
  }

  public Plan protocol(Protocol other) {
    return new Plan(name, origin, mix, demand, deadline, connections, kept, window, other);
  }
}
