/// Sends the same thing again and at the same time, and counts what it changed.
@NullMarked
package dev.prodproof.experiments.delivery;

import org.jspecify.annotations.NullMarked;
