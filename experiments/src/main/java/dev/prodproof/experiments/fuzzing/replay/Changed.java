package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Request;

/// A recorded exchange with another request, about to be sent.
final class Changed {
  private Changed() {}

  static Exchange target(Exchange of, String target) {
    Request old = of.request();
    return request(of, new Request(old.method(), target, old.headers(), old.body(), old.traceId(), old.written()));
  }

  static Exchange request(Exchange of, Request request) {
    return new Exchange(
        of.id(), of.experiment(), of.operation(), of.purpose(), of.identity(), request, of.reply(), of.timing());
  }
}
