/// What crosses the network: the recording HTTP client, and the one gate that everything passes.
@NullMarked
package dev.prodproof.wire;

import org.jspecify.annotations.NullMarked;
