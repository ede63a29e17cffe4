package dev.prodproof.facts;

import dev.prodproof.facts.leak.Kind;

/// Something of the service's inside that a client got to see.
///
/// @param technology whose words they are: `Java`, `PostgreSQL`, `Werkzeug`
/// @param excerpt up to 200 characters of what gave it away
public record InternalDetail(Kind kind, String technology, String excerpt) {}
