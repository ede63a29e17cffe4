/// Shows a finding again from its recorded exchanges, and makes the telling request smaller.
@NullMarked
package dev.prodproof.experiments.fuzzing.replay;

import org.jspecify.annotations.NullMarked;
