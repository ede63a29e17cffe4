/// The processes that we start, and what sees to it that none outlives us.
@NullMarked
package dev.prodproof.lab.process;

import org.jspecify.annotations.NullMarked;
