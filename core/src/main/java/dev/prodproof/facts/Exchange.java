package dev.prodproof.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One request and what came of it.
///
/// @param id dense from 1, in the order of sending
/// @param experiment who sent it: `survey`, `fuzzing`
/// @param operation the operation's id (`POST /bookings`); empty where it belongs to none
/// @param identity the name in the recipe, or `nobody`
public record Exchange(
    long id,
    String experiment,
    String operation,
    Purpose purpose,
    String identity,
    Request request,
    Reply reply,
    Timing timing)
    implements HttpFact {
  public static final String NOBODY = "nobody";

  /// A server may close a kept connection just when the next request is on its way (RFC 9112 §9.3.1):
  /// that no answer came then tells nothing of the request.
  public boolean closedWhileKept() {
    return reply instanceof NoAnswer(Reason reason, String _)
        && reason == Reason.DROPPED
        && timing.connect() == 0
        && timing.firstByte() < 0;
  }

  /// @param target the request target as sent: path and query
  /// @param traceId 32 hexadecimal digits, sent as `traceparent` (W3C Trace Context)
  /// @param written bytes of the body that were really handed to the socket
  public record Request(
      String method,
      String target,
      List<Header> headers,
      Body body,
      String traceId,
      long written) {}

  public sealed interface Reply {}

  /// @param complete the body arrived whole, as its framing promised
  public record Answer(int status, List<Header> headers, Body body, boolean complete)
      implements Reply {}

  public record NoAnswer(Reason reason, String detail) implements Reply {}

  public enum Reason {
    /// Nobody listens.
    REFUSED,
    /// The connection ended before a whole status line and headers came.
    DROPPED,
    /// The deadline passed.
    TIMEOUT,
    /// Something answered that isn't HTTP.
    NOT_HTTP,
    /// TLS could not be agreed on or trusted.
    TLS,
    /// We stopped by ourselves: the budget or the user ended it.
    GIVEN_UP
  }

  /// Durations in microseconds from the moment of sending; -1 where it never happened.
  ///
  /// @param connect time to a connection, TLS included, 0 on a kept one
  /// @param lastByte -1 too where we stopped reading: at the deadline or at a limit
  public record Timing(Instant sentAt, long connect, long firstByte, long lastByte) {}

  public Optional<Answer> answer() {
    return reply instanceof Answer answer ? Optional.of(answer) : Optional.empty();
  }

  /// The status code, or 0 where no answer came.
  public int status() {
    return reply instanceof Answer answer ? answer.status() : 0;
  }

  public boolean succeeded() {
    return status() >= 200 && status() < 300;
  }

  /// The first field of that name in the answer, whatever its case.
  public Optional<String> header(String name) {
    return answer().flatMap(answer -> Header.first(answer.headers(), name));
  }

  /// Media type of the answer without parameters, in lower case; empty where none is given.
  public String mediaType() {
    return header("content-type").map(Header::mediaType).orElse("");
  }

  /// The answer's text; empty where there is none.
  public String text() {
    return reply instanceof Answer answer ? answer.body().text() : "";
  }

  /// Path of the request target, without the query.
  public String path() {
    int query = request.target().indexOf('?');
    return query < 0 ? request.target() : request.target().substring(0, query);
  }

  @Override
  public List<Long> about() {
    return List.of(id);
  }
}
