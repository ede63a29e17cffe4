/// Logs in as a browser does and finds out which cookie carries the session.
@NullMarked
package dev.prodproof.experiments.session;

import org.jspecify.annotations.NullMarked;
