/// Parts that show when the process ends.
@NullMarked
package com.example.planted.endings;

import org.jspecify.annotations.NullMarked;
