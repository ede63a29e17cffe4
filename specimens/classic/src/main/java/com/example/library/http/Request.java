package com.example.library.http;

import java.util.function.Supplier;

/// What a handler may ask of a request.
///
/// @param id the integer in the path; 0 where the path has none
/// @param body read when asked for, so that a wrong address is told before a wrong body
public record Request(long id, Fields query, Supplier<Fields> body) {}
