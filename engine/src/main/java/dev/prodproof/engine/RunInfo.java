package dev.prodproof.engine;

import dev.prodproof.core.Report;
import dev.prodproof.lab.Terms.Attested;
import dev.prodproof.lab.Terms.Suppressed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was asked of a run: enough to judge its dossier again.
///
/// @param startedAt RFC 3339, UTC
/// @param suppressed what the owners don't want to be graded by; null in a dossier of an older version
/// @param readiness what they attest, by its name; null in a dossier of an older version
public record RunInfo(
    String format, String standard, Report.TargetRef target, Report.Settings settings, String startedAt,
    @Nullable List<Suppressed> suppressed, @Nullable Map<String, Attested> readiness) {
  public static final String FORMAT = "prodproof.dossier/1";
}
