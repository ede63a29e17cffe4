/// Plan → observe → judge → confirm → grade. Reads and writes the dossier.
@NullMarked
package dev.prodproof.engine;

import org.jspecify.annotations.NullMarked;
