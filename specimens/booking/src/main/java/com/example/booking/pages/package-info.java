/// HTML pages; they work without script.
@NullMarked
package com.example.booking.pages;

import org.jspecify.annotations.NullMarked;
