package dev.prodproof.wire;

import dev.prodproof.facts.Exchange;

/// Takes down what is sent. Called by the sender's own thread, by many at once; it may block.
///
/// It never sees a secret: credentials are masked before ([Secrets]).
public interface Recorder {
  /// The next exchange's id: dense from 1.
  long next();

  /// Just before the first byte goes out: the journal. Each one is followed by [#record].
  void sending(long id, Call call);

  void record(Exchange exchange);

  /// Just before a trial of load begins: one line for all its requests, which are counted and not kept.
  ///
  /// @param plan what will be sent
  void stressing(String plan);
}
