/// What can be planted into the service by name: defects as they arise in practice, and twins that only look like one.
@NullMarked
package com.example.planted;

import org.jspecify.annotations.NullMarked;
