package dev.prodproof.experiments.restart;

import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Refused;
import java.time.Instant;

/// One instance, as the balancer knows it.
final class Backend {
  private final String name;
  private final Hands hands;
  private volatile boolean in;
  private volatile long lastLook;
  private volatile Instant signalledAt = Instant.MAX;

  Backend(String name, Hands hands) {
    this.name = name;
    this.hands = hands;
  }

  String name() {
    return name;
  }

  Hands hands() {
    return hands;
  }

  /// Id of the last exchange with its readiness.
  long lastLook() {
    return lastLook;
  }

  boolean in() {
    return in;
  }

  void takeIn() {
    signalledAt = Instant.MAX;
    in = true;
  }

  void takeOut() {
    in = false;
  }

  /// SIGTERM goes to it now. The balancer isn't told: it asks.
  void signalled() {
    signalledAt = hands.lab().clock().instant();
  }

  boolean sentAfterSignal(Exchange exchange) {
    return !exchange.timing().sentAt().isBefore(signalledAt);
  }

  /// Whether it may have customers, by its own word.
  ///
  /// @param path of readiness
  void ask(String path) throws InterruptedException {
    try {
      Exchange look = hands.look(path);
      lastLook = look.id();
      in = look.succeeded();
    } catch (Refused e) {
      in = false;
    }
  }
}
