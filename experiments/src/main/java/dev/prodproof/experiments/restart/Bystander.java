package dev.prodproof.experiments.restart;

import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Somebody who asks for something light again and again, each time on a new connection, until nobody listens
/// any more.
final class Bystander {
  private static final Duration BETWEEN = Duration.ofMillis(25);
  private static final int MOST = 400;

  private final Hands hands;
  private final Light light;
  private volatile boolean enough;

  Bystander(Hands hands, Light light) {
    this.hands = hands;
    this.light = light;
  }

  List<Exchange> ask() throws InterruptedException {
    var seen = new ArrayList<Exchange>();
    Call call = hands.call(light.draft()).header("Connection", "close");
    while (!enough && seen.size() < MOST) {
      try {
        Exchange exchange = hands.send(call, light.identity());
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
