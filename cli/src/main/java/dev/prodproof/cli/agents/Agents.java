package dev.prodproof.cli.agents;

import java.util.List;
import java.util.function.Consumer;

/// Calls the agents of a load together.
public final class Agents {
  private Agents() {}

  /// @param places `host:port` of each
  public static Fleet called(
      List<String> places, String version, Fleet.Terms terms, Consumer<String> notes)
      throws InterruptedException {
    places.forEach(Agent.Place::of);
    var post = new HazelcastPost(places);
    try {
      return new Fleet(post, version, terms, notes);
    } catch (RuntimeException | InterruptedException e) {
      post.close();
      throw e;
    }
  }
}
