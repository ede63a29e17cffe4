package dev.prodproof.wire;

import dev.prodproof.facts.Exchange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A recorder that remembers.
final class Notes implements Recorder {
  private final AtomicLong last = new AtomicLong();
  final List<Call> journal = new CopyOnWriteArrayList<>();
  final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  @Override
  public long next() {
    return last.incrementAndGet();
  }

  @Override
  public void sending(long id, Call call) {
    journal.add(call);
  }

  @Override
  public void record(Exchange exchange) {
    exchanges.add(exchange);
  }

  @Override
  public void stressing(String plan) {
    // Only single requests are looked at here.
  }
}
