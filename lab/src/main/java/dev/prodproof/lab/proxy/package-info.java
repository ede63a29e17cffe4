/// Stands between the target and what it depends on: sees each call, and breaks it when asked to.
@NullMarked
package dev.prodproof.lab.proxy;

import org.jspecify.annotations.NullMarked;
