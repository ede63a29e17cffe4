/// Ends the service's process, starts it again, and looks at what became of what was begun and
/// acknowledged.
@NullMarked
package dev.prodproof.experiments.restart;

import org.jspecify.annotations.NullMarked;
