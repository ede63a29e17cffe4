package dev.prodproof.wire;

import dev.prodproof.facts.Header;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Trace ids made from the run's and the exchange's: unique without chance, and sampled (W3C Trace
/// Context).
final class Trace {
  private static final Pattern GIVEN =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-.*");

  private final long run;

  Trace(String run) {
    byte[] sum = Digests.sha256().digest(run.getBytes(StandardCharsets.UTF_8));
    this.run = ByteBuffer.wrap(sum).getLong();
  }

  String id(long exchange) {
    return hex(run) + hex(mix(run ^ exchange));
  }

  String parent(long exchange) {
    // A span id of zeros is invalid.
    return "00-" + id(exchange) + "-" + hex(mix(~run ^ exchange) | 1) + "-01";
  }

  /// The trace id of a `traceparent` among the fields; empty where it is none.
  static String given(List<Header> headers) {
    return Header.first(headers, "traceparent")
        .map(GIVEN::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .orElse("");
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }

  // SplitMix64's finaliser (Steele, Lea, Flood 2014): samplers look at the last bits, so all shall
  // be spread.
  private static long mix(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
