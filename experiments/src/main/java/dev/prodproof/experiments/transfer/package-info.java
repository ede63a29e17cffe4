/// What goes over the line, and what needn't.
@NullMarked
package dev.prodproof.experiments.transfer;

import org.jspecify.annotations.NullMarked;
