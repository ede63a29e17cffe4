package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.scenario.Kind;

/// A kind of thing that writes are made of, and how it can be found again. What didn't work before anything was
/// broken isn't asked of the service afterwards.
///
/// @param told reading one by its id shows the text that it was made with
/// @param listed the list shows it
/// @param marked the list's items show that text, so that the same thing made twice is seen
record Subject(Kind kind, String identity, boolean told, boolean listed, boolean marked) {
  ApiOperation maker() {
    return kind.maker();
  }
}
