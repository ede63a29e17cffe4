@NullMarked
package dev.prodproof.lab.recipe;

import org.jspecify.annotations.NullMarked;
