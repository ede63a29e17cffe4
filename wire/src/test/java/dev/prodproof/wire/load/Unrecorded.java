package dev.prodproof.wire.load;

import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Recorder;

/// For tests that ask only for the counts.
final class Unrecorded implements Recorder {
  @Override
  public long next() {
    return 1;
  }

  @Override
  public void sending(long id, Call call) {
    // Load is announced as a whole.
  }

  @Override
  public void record(Exchange exchange) {
    // Load is counted, not kept.
  }

  @Override
  public void stressing(String plan) {
    // Nobody reads it here.
  }
}
