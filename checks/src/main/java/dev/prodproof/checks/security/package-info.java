/// Does it keep out, apart and safe what must be kept so?
@NullMarked
package dev.prodproof.checks.security;

import org.jspecify.annotations.NullMarked;
