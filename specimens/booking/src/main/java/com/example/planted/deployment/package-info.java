/// Parts that show when it is started, replaced or upgraded.
@NullMarked
package com.example.planted.deployment;

import org.jspecify.annotations.NullMarked;
