/// The standard. One package per chapter; in each, a rule sheet beside the class that judges.
@NullMarked
package dev.prodproof.checks;

import org.jspecify.annotations.NullMarked;
