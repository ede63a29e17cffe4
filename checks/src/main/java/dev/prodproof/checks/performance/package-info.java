/// Is it fast, steady and honest about its limits under the load it will face?
@NullMarked
package dev.prodproof.checks.performance;

import org.jspecify.annotations.NullMarked;
