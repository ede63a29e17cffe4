package dev.prodproof.engine;

import dev.prodproof.core.Report;

/// What was asked of a run: enough to judge its dossier again.
///
/// @param startedAt RFC 3339, UTC
public record RunInfo(
    String format, String standard, Report.TargetRef target, Report.Settings settings, String startedAt) {
  public static final String FORMAT = "prodproof.dossier/1";
}
