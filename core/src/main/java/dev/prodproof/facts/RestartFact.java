package dev.prodproof.facts;

/// What was seen while the service's process was ended and started again.
public sealed interface RestartFact extends HttpFact permits Restarted, UnderWay, Write {}
