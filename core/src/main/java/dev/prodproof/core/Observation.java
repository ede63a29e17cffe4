package dev.prodproof.core;

/// How an experiment ended. Part of the dossier, so that judging again knows what was not shown.
public sealed interface Observation extends Standing {
  String experiment();

  record Recorded(String experiment, Exercised exercised) implements Observation {}

  /// It began and was cut short, by the budget, the user or a fault: what it recorded still counts,
  /// but nothing passes on it.
  record Aborted(String experiment, String because) implements Observation {}

  record NotRun(String experiment, String because) implements Observation {}
}
