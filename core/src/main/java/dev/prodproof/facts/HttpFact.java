package dev.prodproof.facts;

import dev.prodproof.core.Fact;
import java.util.List;

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
        DeliveryFact,
        Ended,
        GrowthFact,
        LoadFact,
        LogRecord,
        RestartFact,
        SqlFact,
        Surveyed,
        TransferTrial,
        UpstreamFact,
        Uptime {
  /// Ids of the exchanges that this fact is about; empty where it is about none in particular.
  List<Long> about();
}
