/// PostgreSQL's frontend/backend protocol, version 3 (PostgreSQL manual, chapter 54).
@NullMarked
package dev.prodproof.lab.proxy.postgres;

import org.jspecify.annotations.NullMarked;
