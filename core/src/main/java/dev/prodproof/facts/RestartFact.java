package dev.prodproof.facts;

/// What was seen while the service's process was ended and started again, or ran twice.
public sealed interface RestartFact extends HttpFact
    permits Counted, FullDisk, MovedClock, Opening, Replacement, Restarted, UnderWay, Write {}
