/// What the answers taught: the things that exist, which of them are ours, and how to name them.
@NullMarked
package dev.prodproof.experiments.fuzzing.pool;

import org.jspecify.annotations.NullMarked;
