@NullMarked
package com.example.booking;

import org.jspecify.annotations.NullMarked;
