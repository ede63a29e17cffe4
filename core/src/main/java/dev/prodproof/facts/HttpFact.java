package dev.prodproof.facts;

import dev.prodproof.core.Fact;

/// What crossed HTTP, what it was measured against, and what the service itself said about it.
public sealed interface HttpFact extends Fact
    permits Described,
        Exchange,
        Conformance,
        RoundTrip,
        Sighting,
        Comparison,
        Crowd,
        CookieTrial,
        LogRecord {}
