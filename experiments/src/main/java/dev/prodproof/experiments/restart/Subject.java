package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.facts.Write;
import java.util.Optional;

/// A kind of thing that writes are made of, and how it can be found again. What didn't work before anything was
/// broken isn't asked of the service afterwards.
///
/// @param told reading one by its id shows the text that it was made with
/// @param listed the list shows it
/// @param marked the list's items show that text, so that the same thing made twice is seen
/// @param changes an update gives it another text, which is read then
/// @param deletes a deletion takes it away
record Subject(
    Kind kind,
    String identity,
    boolean told,
    boolean listed,
    boolean marked,
    boolean changes,
    boolean deletes) {
  /// Of which nothing is known yet.
  static Subject unknown(Kind kind, String identity) {
    return new Subject(kind, identity, false, false, false, false, false);
  }

  /// What the API has for that.
  Optional<ApiOperation> operation(Write.Deed deed) {
    return switch (deed) {
      case CREATE -> Optional.of(kind.maker());
      case CHANGE -> kind.onItem("PUT").or(() -> kind.onItem("PATCH"));
      case DELETE -> kind.onItem("DELETE");
    };
  }

  boolean can(Write.Deed deed) {
    return switch (deed) {
      case CREATE -> true;
      case CHANGE -> changes;
      case DELETE -> deletes;
    };
  }

  ApiOperation maker() {
    return kind.maker();
  }
}
