@NullMarked
package com.example.library.loans;

import org.jspecify.annotations.NullMarked;
