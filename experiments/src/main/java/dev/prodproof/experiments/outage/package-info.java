/// Requests around a dependency that is broken, whatever it speaks.
@NullMarked
package dev.prodproof.experiments.outage;

import org.jspecify.annotations.NullMarked;
