@NullMarked
package dev.prodproof.lab.process;

import org.jspecify.annotations.NullMarked;
