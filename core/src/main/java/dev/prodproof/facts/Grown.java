package dev.prodproof.facts;

import java.util.List;

/// How many things were made, so that there are many.
///
/// @param kind id of the operation that makes one: `POST /bookings`; or the recipe's command
/// @param wanted how many there should have been
/// @param because why there are fewer, to end a sentence; empty where there aren't
public record Grown(String kind, long wanted, long made, String because) implements GrowthFact {
  @Override
  public List<Long> about() {
    return List.of();
  }
}
