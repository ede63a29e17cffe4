/// What a service writes about itself, read as records.
@NullMarked
package dev.prodproof.lab.log;

import org.jspecify.annotations.NullMarked;
