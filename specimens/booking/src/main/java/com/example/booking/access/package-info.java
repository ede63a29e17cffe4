/// Who somebody is and what they may do.
@NullMarked
package com.example.booking.access;

import org.jspecify.annotations.NullMarked;
