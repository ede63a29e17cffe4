package dev.prodproof.experiments.fuzzing.cases;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A message that isn't HTTP as it should be. What comes back may be the container's doing, so these are
/// few and apart.
///
/// @param bytes the whole message
record BrokenMessage(String variety, byte[] bytes) {
  /// @param target a request target that answers a GET
  /// @param host as in the `Host` field
  static List<BrokenMessage> reading(String target, String host) {
    String line = "GET " + target + " HTTP/1.1\r\n";
    String hosted = "Host: " + host + "\r\nConnection: close\r\n";
    String path = target.replaceFirst("[?#].*", "");
    return List.of(
        message("no host", line + "Connection: close\r\n\r\n"),
        message("two hosts", line + hosted + "Host: other.example\r\n\r\n"),
        message("unknown version", "GET " + target + " HTTP/9.9\r\n" + hosted + "\r\n"),
        message("folded field", line + hosted + "X-Zq: a\r\n b\r\n\r\n"),
        message("bare line feeds", (line + hosted + "\r\n").replace("\r\n", "\n")),
        message("nul in a field", line + hosted + "X-Zq: a\u0000b\r\n\r\n"),
        message("carriage return in a field", line + hosted + "X-Zq: a\rX-Injected: b\r\n\r\n"),
        message("space before the colon", line + hosted + "X-Zq : a\r\n\r\n"),
        message("broken escape", "GET " + path + "/%zz%c0%af HTTP/1.1\r\n" + hosted + "\r\n"),
        message("escape that isn't UTF-8", "GET " + path + "/%ff HTTP/1.1\r\n" + hosted + "\r\n"),
        message("spaces in the target", "GET " + target + "/a b HTTP/1.1\r\n" + hosted + "\r\n"),
        message("no target", "GET\r\n\r\n"),
        message("a length on a reading", line + hosted + "Content-Length: -1\r\n\r\n"));
  }

  /// @param body a good JSON body for the target
  static List<BrokenMessage> writing(String method, String target, String host, String body) {
    String head =
        method + " " + target + " HTTP/1.1\r\nHost: " + host
            + "\r\nConnection: close\r\nContent-Type: application/json\r\n";
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String sized = "Content-Length: " + length + "\r\n";
    return List.of(
        message("length isn't a number", head + "Content-Length: many\r\n\r\n" + body),
        message("two lengths", head + sized + "Content-Length: 1\r\n\r\n" + body),
        message("length and chunks", head + sized + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        message("unknown transfer coding", head + "Transfer-Encoding: xchunked\r\n\r\n" + body),
        message("broken chunk size", head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + body + "\r\n0\r\n\r\n"),
        message("length too long by ten thousand digits", head + "Content-Length: " + "9".repeat(10_000) + "\r\n\r\n"));
  }

  private static BrokenMessage message(String variety, String text) {
    return new BrokenMessage(variety, text.getBytes(StandardCharsets.UTF_8));
  }
}
