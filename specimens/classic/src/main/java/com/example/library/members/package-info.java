@NullMarked
package com.example.library.members;

import org.jspecify.annotations.NullMarked;
