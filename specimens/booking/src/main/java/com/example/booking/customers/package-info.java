/// The people who book.
@NullMarked
package com.example.booking.customers;

import org.jspecify.annotations.NullMarked;
