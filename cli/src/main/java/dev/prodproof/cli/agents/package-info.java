/// Load from several machines: what they tell each other, and who does what.
@NullMarked
package dev.prodproof.cli.agents;

import org.jspecify.annotations.NullMarked;
