/// What can be booked.
@NullMarked
package com.example.booking.slots;

import org.jspecify.annotations.NullMarked;
