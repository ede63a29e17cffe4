/// Parts that read what comes in.
@NullMarked
package com.example.planted.input;

import org.jspecify.annotations.NullMarked;
