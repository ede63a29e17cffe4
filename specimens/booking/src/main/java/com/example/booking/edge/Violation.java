package com.example.booking.edge;

/// One field that breaks a rule, in words that its sender can act on.
public record Violation(String field, String rule) {}
