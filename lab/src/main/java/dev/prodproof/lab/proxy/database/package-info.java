/// Stands between the target and its database, whatever that speaks: statements, faults, counts.
@NullMarked
package dev.prodproof.lab.proxy.database;

import org.jspecify.annotations.NullMarked;
