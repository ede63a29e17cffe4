/// The payment provider: charges go out, webhooks come in.
@NullMarked
package com.example.booking.payments;

import org.jspecify.annotations.NullMarked;
