/// The lab of one run, put together from its parts.
@NullMarked
package dev.prodproof.lab.assembly;

import org.jspecify.annotations.NullMarked;
