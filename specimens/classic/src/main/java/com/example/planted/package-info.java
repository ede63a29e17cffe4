/// The ten classic faults, each a part that takes the place of a good one.
@NullMarked
package com.example.planted;

import org.jspecify.annotations.NullMarked;
