@NullMarked
package dev.prodproof.cli.agents;

import org.jspecify.annotations.NullMarked;
