/// Defects around what the service depends on.
@NullMarked
package com.example.planted.dependencies;

import org.jspecify.annotations.NullMarked;
