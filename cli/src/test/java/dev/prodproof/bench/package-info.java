/// What the scripts in `bench` run. Nothing here is a test.
@NullMarked
package dev.prodproof.bench;

import org.jspecify.annotations.NullMarked;
