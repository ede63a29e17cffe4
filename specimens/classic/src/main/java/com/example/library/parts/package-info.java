@NullMarked
package com.example.library.parts;

import org.jspecify.annotations.NullMarked;
