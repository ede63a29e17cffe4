/// Breaks the database at the wire, and looks how the target copes.
@NullMarked
package dev.prodproof.experiments.database;

import org.jspecify.annotations.NullMarked;
