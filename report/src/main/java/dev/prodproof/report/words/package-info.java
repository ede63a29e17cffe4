/// What the views have in common: counting, ranking, wording, and taming of foreign text.
@NullMarked
package dev.prodproof.report.words;

import org.jspecify.annotations.NullMarked;
