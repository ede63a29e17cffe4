/// More and more data behind the service, and what becomes of its readings.
@NullMarked
package dev.prodproof.experiments.growth;

import org.jspecify.annotations.NullMarked;
