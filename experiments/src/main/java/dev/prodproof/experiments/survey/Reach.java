package dev.prodproof.experiments.survey;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import java.net.URI;

/// Why a target that gives no answer can't be examined, and what to do.
final class Reach {
  private Reach() {}

  static Unusable unusable(URI target, Exchange.NoAnswer none) {
    boolean plain = "http".equalsIgnoreCase(target.getScheme());
    String other = (plain ? "https://" : "http://") + target.getRawAuthority();
    return new Unusable(
        switch (none.reason()) {
          case REFUSED ->
              "Nothing listens at %s (%s): start the service, or correct the address."
                  .formatted(target, none.detail());
          case DROPPED ->
              "%s closes the connection without an answer; if it speaks %s, try %s."
                  .formatted(target, plain ? "HTTPS" : "plain HTTP", other);
          case TIMEOUT ->
              "%s accepts connections but does not answer in time; is the service ready?"
                  .formatted(target);
          case NOT_HTTP ->
              "What listens at %s does not speak HTTP; check the port%s."
                  .formatted(target, plain ? ", or try " + other : "");
          case TLS ->
              "TLS with %s fails: %s. Name its authority with --ca FILE, or look past it with --insecure%s."
                  .formatted(
                      target, none.detail(), plain ? "" : "; if it speaks plain HTTP, try " + other);
          case GIVEN_UP -> "The run ended before %s answered.".formatted(target);
        });
  }
}
