/// Reads the rule sheets, holds them to the house rules and writes the catalogue from them.
@NullMarked
package dev.prodproof.checks.sheets;

import org.jspecify.annotations.NullMarked;
