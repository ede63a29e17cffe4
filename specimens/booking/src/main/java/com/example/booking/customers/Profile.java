package com.example.booking.customers;

import org.jspecify.annotations.Nullable;

/// What a customer tells about themselves.
///
/// @param phone null where none is given
public record Profile(
    String displayName,
    String email,
    String postcode,
    @Nullable String phone,
    String language,
    boolean newsletter) {}
