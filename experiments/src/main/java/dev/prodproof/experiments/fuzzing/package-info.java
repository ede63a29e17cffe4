/// Fuzzing that knows the description: valid, unusual, invalid and malformed requests.
@NullMarked
package dev.prodproof.experiments.fuzzing;

import org.jspecify.annotations.NullMarked;
