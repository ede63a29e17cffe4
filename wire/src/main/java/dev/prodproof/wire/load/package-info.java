/// The load generator: many requests at the instants that a schedule wants, and what came of them.
@NullMarked
package dev.prodproof.wire.load;

import org.jspecify.annotations.NullMarked;
