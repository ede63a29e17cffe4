/// The built-in experiments.
@NullMarked
package dev.prodproof.experiments;

import org.jspecify.annotations.NullMarked;
