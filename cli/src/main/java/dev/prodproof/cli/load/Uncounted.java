package dev.prodproof.cli.load;

import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Recorder;
import java.util.concurrent.atomic.AtomicLong;

/// What load by hand sends is counted, not kept: there is no run directory.
public final class Uncounted implements Recorder {
  private final AtomicLong last = new AtomicLong();

  @Override
  public long next() {
    return last.incrementAndGet();
  }

  @Override
  public void sending(long id, Call call) {
    // Nobody reads it.
  }

  @Override
  public void record(Exchange exchange) {
    // Nobody reads it.
  }

  @Override
  public void stressing(String plan) {
    // Nobody reads it.
  }
}
