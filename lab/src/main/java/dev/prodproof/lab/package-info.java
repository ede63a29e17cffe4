/// The laboratory: the experiments' only door out.
@NullMarked
package dev.prodproof.lab;

import org.jspecify.annotations.NullMarked;
