package dev.prodproof.wire;

import java.time.Duration;

/// What bounds a client's memory and patience, whatever a target sends.
///
/// @param keep bytes of a body that are kept; the rest is counted and digested
/// @param read bytes of a body after which we stop reading and close
/// @param fields header fields that are kept
/// @param fieldBytes bytes of an answer's status line and header section together
/// @param connections open at the same time; callers beyond wait for their turn
/// @param idle a kept connection older than this isn't used again
public record Limits(
    int keep, long read, int fields, int fieldBytes, int connections, Duration idle) {
  /// 256 KiB of fields: a redirect repeats the long texts that are sent, three bytes for each of theirs.
  /// 4 s: below the 5 s after which Node.js, Uvicorn and Apache httpd close an idle connection.
  public static final Limits USUAL =
      new Limits(64 << 10, 8 << 20, 1_000, 256 << 10, 512, Duration.ofSeconds(4));

  /// Kept connections younger than this carry what may not be sent twice: nobody closes that early.
  static final Duration FRESH = Duration.ofMillis(500);

  public Limits keep(int bytes) {
    return new Limits(bytes, read, fields, fieldBytes, connections, idle);
  }

  public Limits read(long bytes) {
    return new Limits(keep, bytes, fields, fieldBytes, connections, idle);
  }

  public Limits connections(int atOnce) {
    return new Limits(keep, read, fields, fieldBytes, atOnce, idle);
  }
}
