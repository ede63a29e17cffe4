/// Parts that look wrong and are right.
@NullMarked
package com.example.planted.twins;

import org.jspecify.annotations.NullMarked;
