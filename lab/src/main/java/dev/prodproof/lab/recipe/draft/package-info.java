/// Writes a recipe from what stands in a repository: detectors find clues, the drafter joins them.
@NullMarked
package dev.prodproof.lab.recipe.draft;

import org.jspecify.annotations.NullMarked;
