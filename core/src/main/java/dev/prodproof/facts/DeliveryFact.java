package dev.prodproof.facts;

/// What was seen of messages that came more than once, and of writers that came at the same time.
public sealed interface DeliveryFact extends HttpFact permits Offered, Delivered, Contended {}
