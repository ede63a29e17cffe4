/// Requests to send, made from the description: pure, seeded, and independent of what was answered.
@NullMarked
package dev.prodproof.experiments.fuzzing.cases;

import org.jspecify.annotations.NullMarked;
