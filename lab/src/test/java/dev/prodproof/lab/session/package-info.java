@NullMarked
package dev.prodproof.lab.session;

import org.jspecify.annotations.NullMarked;
