/// The command line: the only main, the only exit, the only place that wires.
@NullMarked
package dev.prodproof.cli;

import org.jspecify.annotations.NullMarked;
