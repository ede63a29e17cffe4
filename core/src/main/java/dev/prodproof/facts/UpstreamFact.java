package dev.prodproof.facts;

/// What happened while something that the target depends on was broken, and after.
public sealed interface UpstreamFact extends HttpFact
    permits UpstreamTrial,
        UpstreamRecovery,
        SustainedOutage,
        BesideOutage,
        ProbeInOutage,
        DatabaseTrial,
        DatabaseReturn,
        PoolTrial,
        CommitTrial {
  /// Its name in the recipe.
  String upstream();
}
