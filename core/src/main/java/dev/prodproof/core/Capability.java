package dev.prodproof.core;

import java.util.Locale;

/// What an experiment needs to be able to show anything at all.
public enum Capability {
  HTTP,
  API_DESCRIPTION,
  FORMS,
  IDENTITIES,
  PROCESS,
  DATABASE_WIRE,
  UPSTREAM_WIRE,
  LOGS,
  TRACES,
  METRICS,
  ALERTS,
  REPOSITORY,
  LOAD;

  /// The word in rule sheets and reports: `api-description`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
