package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody who asks for something light again and again, each time on a new connection, until nobody listens
/// any more.
final class Bystander {
  private static final Duration BETWEEN = Duration.ofMillis(25);
  private static final int MOST = 400;

  private final Hands hands;
  private final Draft draft;
  private final String identity;
  private volatile boolean enough;

  Bystander(Hands hands, Draft draft, String identity) {
    this.hands = hands;
    this.draft = draft;
    this.identity = identity;
  }

  /// Empty where no reading answered well.
  static Optional<Bystander> of(Crew crew, Hands hands) {
    return crew.api().operations().stream()
        .filter(operation -> operation.method().equals("GET") && !operation.form() && crew.reached(operation))
        .flatMap(
            operation ->
                crew.plain(operation).stream()
                    .map(plain -> new Bystander(hands, plain.draft(), crew.identity(operation))))
        .findFirst();
  }

  List<Exchange> ask() throws InterruptedException {
    var seen = new ArrayList<Exchange>();
    Call call = hands.call(draft).header("Connection", "close");
    while (!enough && seen.size() < MOST) {
      try {
        Exchange exchange = hands.send(call, identity);
        seen.add(exchange);
        if (exchange.reply() instanceof Exchange.NoAnswer no && no.reason() == Exchange.Reason.REFUSED) {
          return seen;
        }
      } catch (Refused e) {
        return seen;
      }
      hands.lab().pause(BETWEEN);
    }
    return seen;
  }

  void enough() {
    enough = true;
  }
}
