/// What a service's refusals teach about the values it wants: pure parsers of foreign text.
@NullMarked
package dev.prodproof.experiments.fuzzing.refusal;

import org.jspecify.annotations.NullMarked;
