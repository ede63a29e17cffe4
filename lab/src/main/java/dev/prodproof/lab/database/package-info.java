/// A real database for specimens, without installing one. Optional: only who starts specimens has it on
/// the class path.
@NullMarked
package dev.prodproof.lab.database;

import org.jspecify.annotations.NullMarked;
