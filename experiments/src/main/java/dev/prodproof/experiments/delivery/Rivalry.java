package dev.prodproof.experiments.delivery;

import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Exchange;
import java.util.ArrayList;
import java.util.List;

/// Writes down what became of writers.
final class Rivalry {
  /// So many of a crowd are cited.
  private static final int CITED = 6;

  private Rivalry() {}

  static Contended told(
      String operation,
      Contended.Variety variety,
      Contended.Offer offer,
      List<Exchange> all,
      Contended.Sum sum) {
    List<Exchange> good = all.stream().filter(Exchange::succeeded).toList();
    // 503 asks to come again, which is an answer to a collision.
    long failed =
        all.stream().filter(one -> one.status() == 0 || (one.status() >= 500 && one.status() != 503)).count();
    var cited = new ArrayList<>(good.stream().limit(CITED).map(Exchange::id).toList());
    all.stream()
        .map(Exchange::id)
        .filter(id -> !cited.contains(id))
        .limit(CITED / 2)
        .forEach(cited::add);
    return new Contended(
        operation, variety, offer, all.size(), good.size(), (int) failed, sum, cited);
  }
}
