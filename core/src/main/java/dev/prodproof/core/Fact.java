package dev.prodproof.core;

/// What happened, as an immutable record: never an opinion about it.
public interface Fact {}
