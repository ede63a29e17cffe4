/// Parts that keep and fetch.
@NullMarked
package com.example.planted.stored;

import org.jspecify.annotations.NullMarked;
