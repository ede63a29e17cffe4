/// What load did to a target, in numbers that can be merged.
@NullMarked
package dev.prodproof.facts.load;

import org.jspecify.annotations.NullMarked;
