/// Load by hand: what `prodproof load` reads, sends, shows and writes.
@NullMarked
package dev.prodproof.cli.load;

import org.jspecify.annotations.NullMarked;
