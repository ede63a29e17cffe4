/// Values to send: everyday ones, rare ones, and texts that fit a pattern. Pure and seeded.
@NullMarked
package dev.prodproof.experiments.fuzzing.values;

import org.jspecify.annotations.NullMarked;
