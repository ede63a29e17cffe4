/// The rules by which load is read: what holds, what doesn't, and what nobody can tell from this
/// much.
@NullMarked
package dev.prodproof.facts.rules;

import org.jspecify.annotations.NullMarked;
