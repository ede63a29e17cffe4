@NullMarked
package com.example.library.fines;

import org.jspecify.annotations.NullMarked;
