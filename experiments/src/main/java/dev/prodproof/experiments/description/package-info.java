/// What the target says it offers, in one form whatever dialect it came in.
@NullMarked
package dev.prodproof.experiments.description;

import org.jspecify.annotations.NullMarked;
