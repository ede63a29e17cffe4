package dev.prodproof.lab.recipe.draft;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A recipe in the making.
///
/// @param stack for people; empty where unknown
/// @param url with a placeholder, or a fixed port
/// @param start empty where nothing tells it
/// @param folder seen from the recipe; empty for its own
/// @param first what installs or builds it; empty where nothing is needed
/// @param env by variable
/// @param needs by name
/// @param identity who may log in, as a line to be completed
/// @param webhooks lines to be completed
/// @param doubts what a person has to look at
public record Draft(
    String stack,
    Said name,
    Said url,
    Said start,
    String folder,
    String first,
    @Nullable Said ready,
    Map<String, Said> env,
    @Nullable Said describe,
    Map<String, Said> needs,
    String identity,
    List<Said> webhooks,
    List<Doubt> doubts) {

  /// A value as YAML, and what it was taken from.
  ///
  /// @param active otherwise it is written as a comment
  public record Said(String value, String where, boolean active) {
    Said(String value, String where) {
      this(value, where, true);
    }
  }

  /// @param what couldn't be known
  /// @param remedy what to set, and where
  public record Doubt(String what, String remedy) {}

  /// The recipe as it is written.
  public String yaml() {
    return DraftText.of(this);
  }
}
