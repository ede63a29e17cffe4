package dev.prodproof.lab.proxy;

import java.time.Instant;

/// A call that the proxy saw.
///
/// @param id dense from 1 for each proxy
/// @param path without the query
/// @param key its `Idempotency-Key`; empty where it has none
/// @param digest of method, target and body: the same for a call that is sent again
/// @param traceId of its `traceparent`; empty where it has none
/// @param fault what was done to it; empty where it passed
/// @param status what the caller was told; 0 where nothing
public record Passed(
    long id,
    Instant at,
    String method,
    String path,
    String key,
    String digest,
    String traceId,
    String fault,
    int status) {
  public boolean keyed() {
    return !key.isEmpty();
  }

  Passed told(int what) {
    return new Passed(id, at, method, path, key, digest, traceId, fault, what);
  }
}
