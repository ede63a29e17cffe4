@NullMarked
package com.example.planted;

import org.jspecify.annotations.NullMarked;
