/// Parts that answer.
@NullMarked
package com.example.planted.answers;

import org.jspecify.annotations.NullMarked;
