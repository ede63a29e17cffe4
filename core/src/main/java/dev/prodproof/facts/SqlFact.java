package dev.prodproof.facts;

/// What a request of ours made the target say to its database, one request at a time.
public sealed interface SqlFact extends HttpFact permits SqlProbe, SqlPerRows {
  /// Its name in the recipe.
  String database();
}
