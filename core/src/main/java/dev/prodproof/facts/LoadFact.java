package dev.prodproof.facts;

/// What was seen while many requests were sent at a time.
public sealed interface LoadFact extends HttpFact permits CapacityMeasured, CapacityStated, LoadScene, LoadStep {}
