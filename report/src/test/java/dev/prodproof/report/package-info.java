/// Claims about every view, on the same samples.
@NullMarked
package dev.prodproof.report;

import org.jspecify.annotations.NullMarked;
