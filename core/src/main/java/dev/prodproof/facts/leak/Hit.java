package dev.prodproof.facts.leak;

/// @param excerpt the words that gave it away
public record Hit(Kind kind, String technology, String excerpt) {}
