/// Parts that talk to browsers.
@NullMarked
package com.example.planted.browser;

import org.jspecify.annotations.NullMarked;
