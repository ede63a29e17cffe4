package dev.prodproof.wire;

import dev.prodproof.core.Impact;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A request to be sent, with what the record shall say about it.
///
/// @param experiment who sends it
/// @param operation the operation's id; empty where it belongs to none
/// @param identity name for the record; whoever adds credentials sets it
/// @param method sent as it is, also when it isn't a known one
/// @param target origin-form (`/path?query`), sent as it is: already encoded
/// @param headers in order, duplicates allowed; `Host`, `User-Agent`, `Accept: */*`, framing and
///     `traceparent` are added unless given
/// @param deadline from sending to the last byte
/// @param framing how the body is framed
/// @param keep bytes of the answer's body to keep where that is more than usual ([Limits#keep])
public record Call(
    String experiment,
    String operation,
    Purpose purpose,
    String identity,
    Impact impact,
    String method,
    String target,
    List<Header> headers,
    byte[] body,
    Duration deadline,
    Framing framing,
    int keep) {
  /// The answer is looked at as missing after this (`failures/no-server-error`).
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final byte[] NONE = {};

  /// How the message is put on the wire.
  public sealed interface Framing {
    /// `Content-Length` when there is a body or the method expects one.
    record Sound() implements Framing {}

    /// Chunks of this size.
    record Chunked(int size) implements Framing {}

    /// These bytes and nothing else, on a connection of their own; `method`, `target`, `headers` and
    /// `body` of the call are for the record only.
    record Raw(byte[] message) implements Framing {}

    /// Sound, but `pieces` bytes of the body are written every `every`; without a body it is the head
    /// that dribbles.
    record Dribble(int pieces, Duration every) implements Framing {}
  }

  public Call {
    headers = List.copyOf(headers);
  }

  public static Call of(String experiment, Purpose purpose, String method, String target) {
    boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    return new Call(
        experiment,
        "",
        purpose,
        Exchange.NOBODY,
        reads ? Impact.READS : Impact.WRITES,
        method,
        target,
        List.of(),
        NONE,
        PATIENCE,
        new Framing.Sound(),
        0);
  }

  public Call operation(String id) {
    return new Call(
        experiment, id, purpose, identity, impact, method, target, headers, body, deadline, framing,
        keep);
  }

  public Call purpose(Purpose why) {
    return new Call(
        experiment, operation, why, identity, impact, method, target, headers, body, deadline,
        framing, keep);
  }

  public Call as(String name) {
    return new Call(
        experiment, operation, purpose, name, impact, method, target, headers, body, deadline,
        framing, keep);
  }

  public Call impact(Impact of) {
    return new Call(
        experiment, operation, purpose, identity, of, method, target, headers, body, deadline,
        framing, keep);
  }

  public Call header(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return headers(more);
  }

  public Call headers(List<Header> all) {
    return new Call(
        experiment, operation, purpose, identity, impact, method, target, all, body, deadline,
        framing, keep);
  }

  public Call body(String mediaType, byte[] bytes) {
    var more = new ArrayList<>(headers);
    more.removeIf(header -> header.name().equalsIgnoreCase("content-type"));
    more.add(new Header("Content-Type", mediaType));
    return new Call(
        experiment, operation, purpose, identity, impact, method, target, more, bytes, deadline,
        framing, keep);
  }

  public Call body(String mediaType, String text) {
    return body(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  public Call method(String name) {
    return new Call(
        experiment, operation, purpose, identity, impact, name, target, headers, body, deadline,
        framing, keep);
  }

  /// Without saying what it is.
  public Call body(byte[] bytes) {
    return new Call(
        experiment, operation, purpose, identity, impact, method, target, headers, bytes, deadline,
        framing, keep);
  }

  public Call target(String requestTarget) {
    return new Call(
        experiment, operation, purpose, identity, impact, method, requestTarget, headers, body,
        deadline, framing,
        keep);
  }

  public Call deadline(Duration until) {
    return new Call(
        experiment, operation, purpose, identity, impact, method, target, headers, body, until,
        framing, keep);
  }

  public Call framing(Framing how) {
    return new Call(
        experiment, operation, purpose, identity, impact, method, target, headers, body, deadline,
        how, keep);
  }

  /// For answers that are read as a whole, such as an API description.
  public Call keeping(int bytes) {
    return new Call(
        experiment, operation, purpose, identity, impact, method, target, headers, body, deadline,
        framing, bytes);
  }
}
