/// The rules that hold for the whole house, kept by the build.
@NullMarked
package dev.prodproof.house;

import org.jspecify.annotations.NullMarked;
