/// What acts on the target in the lab and records what happened.
@NullMarked
package dev.prodproof.experiments;

import org.jspecify.annotations.NullMarked;
