/// The words of the house: fact, check, verdict, finding, standard, grade. Pure; no input or output.
@NullMarked
package dev.prodproof.core;

import org.jspecify.annotations.NullMarked;
