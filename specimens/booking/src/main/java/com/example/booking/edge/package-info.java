/// Where requests come in: bodies are read and refused here, and every fault gets its answer here.
@NullMarked
package com.example.booking.edge;

import org.jspecify.annotations.NullMarked;
