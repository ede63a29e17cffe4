/// Breaks what the target depends on, and looks how it copes.
@NullMarked
package dev.prodproof.experiments.upstream;

import org.jspecify.annotations.NullMarked;
