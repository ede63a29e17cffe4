/// Many requests at a time: what was promised, how much is possible, and what happens beyond.
@NullMarked
package dev.prodproof.experiments.load;

import org.jspecify.annotations.NullMarked;
