package dev.prodproof.facts;

/// What was seen while more and more data was put behind the target.
public sealed interface GrowthFact extends HttpFact permits Grown, ReadAtSize {}
