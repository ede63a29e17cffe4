/// Places taken in slots.
@NullMarked
package com.example.booking.bookings;

import org.jspecify.annotations.NullMarked;
