/// Planted parts around messages that come twice and writers that come at once.
@NullMarked
package com.example.planted.delivery;

import org.jspecify.annotations.NullMarked;
