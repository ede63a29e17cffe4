package com.example.library.http;

/// A field, and the rule that it breaks.
public record Violation(String field, String rule) {}
