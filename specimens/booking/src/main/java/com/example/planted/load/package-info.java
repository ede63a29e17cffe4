/// What goes wrong when many come at a time.
@NullMarked
package com.example.planted.load;

import org.jspecify.annotations.NullMarked;
