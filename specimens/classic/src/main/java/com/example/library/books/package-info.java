@NullMarked
package com.example.library.books;

import org.jspecify.annotations.NullMarked;
