@NullMarked
package dev.prodproof.cli;

import org.jspecify.annotations.NullMarked;
