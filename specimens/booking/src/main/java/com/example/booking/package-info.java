/// Bookings for a local business: slots that an administrator offers, places that customers book.
@NullMarked
package com.example.booking;

import org.jspecify.annotations.NullMarked;
