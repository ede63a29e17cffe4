@NullMarked
package dev.prodproof.wire.load;

import org.jspecify.annotations.NullMarked;
