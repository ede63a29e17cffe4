package dev.prodproof.wire;

import dev.prodproof.facts.Exchange;

/// Sends one call, records it and returns what came of it. It blocks; call it from virtual threads.
///
/// Whatever the target does is an answer or a [Exchange.NoAnswer]; only a refusal by the gate
/// throws.
public interface Http {
  /// @throws Refused when scope, consent or budget forbid the call; nothing was sent
  Exchange send(Call call) throws InterruptedException;
}
