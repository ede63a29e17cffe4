/// The recipe and what else a user writes down about the target, read with positions.
@NullMarked
package dev.prodproof.lab.recipe;

import org.jspecify.annotations.NullMarked;
