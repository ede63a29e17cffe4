/// What numbers say, and how surely: pure, and the same for each reader.
@NullMarked
package dev.prodproof.core.statistics;

import org.jspecify.annotations.NullMarked;
