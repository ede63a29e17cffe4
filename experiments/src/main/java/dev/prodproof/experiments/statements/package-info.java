/// Looks at the database's wire while nothing is broken: how values get there, and how often it is asked.
@NullMarked
package dev.prodproof.experiments.statements;

import org.jspecify.annotations.NullMarked;
