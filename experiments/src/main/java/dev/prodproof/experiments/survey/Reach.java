package dev.prodproof.experiments.survey;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Whether the target answers at all; why one that doesn't can't be examined, and what to do.
final class Reach {
  private Reach() {}

  /// Its front page, or the answer that stands for it.
  ///
  /// @param doubts hears what is odd about it
  /// @throws Unusable where nobody answers
  static Exchange front(Lab lab, Scout scout, Consumer<String> doubts) throws InterruptedException {
    String start = scout.scope().prefix().isEmpty() ? "/" : scout.scope().prefix() + "/";
    Exchange front =
        scout
            .get(start, "front page")
            .orElseThrow(
                () -> new Unusable("There was no time to look at the target; raise --budget."));
    if (front.reply() instanceof Exchange.NoAnswer none) {
      requireAnother(lab.target(), scout, start, none);
      doubts.accept("The front page closes the connection without an answer; other paths answer.");
      return front;
    }
    if (front.status() == 400 && front.text().toLowerCase(Locale.ROOT).contains("https port")) {
      throw unusable(
          lab.target(), new Exchange.NoAnswer(Exchange.Reason.NOT_HTTP, "it wants HTTPS"));
    }
    lab.progress("%s answers (%d)".formatted(lab.target(), front.status()));
    return front;
  }

  /// One page that breaks the connection doesn't make a service that nobody can reach.
  private static void requireAnother(
      URI target, Scout scout, String start, Exchange.NoAnswer none) throws InterruptedException {
    Optional<Exchange> other =
        none.reason() == Exchange.Reason.DROPPED
            ? scout.get(start + "prodproof", "another page")
            : Optional.empty();
    if (other.flatMap(Exchange::answer).isEmpty()) {
      throw unusable(target, none);
    }
  }

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
