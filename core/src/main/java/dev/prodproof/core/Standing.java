package dev.prodproof.core;

/// A fact about the target as a whole, such as its API description. There are few of them; they are
/// kept in memory and belong to the context of every later judgement.
public interface Standing extends Fact {}
