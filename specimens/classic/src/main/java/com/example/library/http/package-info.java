@NullMarked
package com.example.library.http;

import org.jspecify.annotations.NullMarked;
