/// Can somebody other than its author change it safely?
@NullMarked
package dev.prodproof.checks.maintainability;

import org.jspecify.annotations.NullMarked;
