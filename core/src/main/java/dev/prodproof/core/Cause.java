package dev.prodproof.core;

/// Why it fails, as far as it can be told, stable from run to run: never a value that was sent, a seed or
/// an order.
///
/// @param signature `NullPointerException at BookingService.create`, or `500 internal error`
public record Cause(String signature) {}
