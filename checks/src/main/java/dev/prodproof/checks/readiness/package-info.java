/// Are people ready to run it? Attested, not measured.
@NullMarked
package dev.prodproof.checks.readiness;

import org.jspecify.annotations.NullMarked;
