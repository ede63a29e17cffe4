/// Who we are to the target: log-ins, cookies, tokens.
@NullMarked
package dev.prodproof.lab.session;

import org.jspecify.annotations.NullMarked;
