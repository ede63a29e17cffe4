/// Does what is written agree with what runs?
@NullMarked
package dev.prodproof.checks.documentation;

import org.jspecify.annotations.NullMarked;
