@NullMarked
package dev.prodproof.wire;

import org.jspecify.annotations.NullMarked;
