/// Does it answer sensibly when input, dependencies or the process itself go wrong?
@NullMarked
package dev.prodproof.checks.failures;

import org.jspecify.annotations.NullMarked;
