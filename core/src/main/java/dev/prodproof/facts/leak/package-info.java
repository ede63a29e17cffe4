/// How the inside of a service looks when it gets out: frames, pages, messages, of many stacks.
@NullMarked
package dev.prodproof.facts.leak;

import org.jspecify.annotations.NullMarked;
