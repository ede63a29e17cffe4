/// The facts: the contract between the experiments that record and the checks that judge.
@NullMarked
package dev.prodproof.facts;

import org.jspecify.annotations.NullMarked;
