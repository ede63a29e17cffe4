package dev.prodproof.lab.proxy;

import java.time.Instant;
import java.util.HexFormat;

/// A call that the proxy saw.
///
/// @param id dense from 1 for each proxy
/// @param path without the query
/// @param key its `Idempotency-Key`; empty where it has none
/// @param sum of method, target and body
/// @param traceId of its `traceparent`; empty where it has none
/// @param fault what was done to it; empty where it passed
/// @param status what the caller was told; 0 where nothing
public record Passed(
    long id,
    Instant at,
    String method,
    String path,
    String key,
    long sum,
    String traceId,
    String fault,
    int status) {
  public boolean keyed() {
    return !key.isEmpty();
  }

  /// The same for a call that is sent again.
  public String digest() {
    return HexFormat.of().toHexDigits(sum);
  }

  Passed told(int what) {
    return new Passed(id, at, method, path, key, sum, traceId, fault, what);
  }
}
