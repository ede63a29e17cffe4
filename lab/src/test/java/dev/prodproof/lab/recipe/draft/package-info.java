@NullMarked
package dev.prodproof.lab.recipe.draft;

import org.jspecify.annotations.NullMarked;
