/// Parts close to the server.
@NullMarked
package com.example.planted.http;

import org.jspecify.annotations.NullMarked;
