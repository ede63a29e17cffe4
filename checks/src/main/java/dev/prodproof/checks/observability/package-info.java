/// Does it tell its operators what happens, before their users do?
@NullMarked
package dev.prodproof.checks.observability;

import org.jspecify.annotations.NullMarked;
