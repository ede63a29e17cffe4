/// Sequences of requests that show how the service keeps state.
@NullMarked
package dev.prodproof.experiments.fuzzing.scenario;

import org.jspecify.annotations.NullMarked;
