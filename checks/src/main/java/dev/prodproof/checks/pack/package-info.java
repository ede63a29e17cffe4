/// The pack of all checks that ship with the product.
@NullMarked
package dev.prodproof.checks.pack;

import org.jspecify.annotations.NullMarked;
