/// For those who run the service: health, metrics, API description, log.
@NullMarked
package com.example.booking.operations;

import org.jspecify.annotations.NullMarked;
