/// A stand-in for the payment provider.
@NullMarked
package com.example.payments;

import org.jspecify.annotations.NullMarked;
