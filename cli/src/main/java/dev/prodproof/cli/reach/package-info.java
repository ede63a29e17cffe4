/// What each command is told of how to reach its target.
@NullMarked
package dev.prodproof.cli.reach;

import org.jspecify.annotations.NullMarked;
