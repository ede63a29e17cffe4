package dev.prodproof.engine;

import dev.prodproof.core.RuleSheet;
import dev.prodproof.lab.Terms.Attested;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the owners attest, held against the day of the run: it holds with an owner, a document that exists, and a
/// day that isn't past.
final class Attesting {
  private final Map<String, Attested> said;
  private final LocalDate today;

  /// @param said by the last part of the check's id; null in a dossier of an older version
  /// @param startedAt RFC 3339
  Attesting(@Nullable Map<String, Attested> said, String startedAt) {
    this.said = said == null ? Map.of() : said;
    this.today = OffsetDateTime.parse(startedAt).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }

  /// @param holds whether it counts
  record Word(boolean holds, String because) {}

  Word on(RuleSheet sheet) {
    String name = sheet.id().substring(sheet.id().indexOf('/') + 1);
    Attested one = said.get(name);
    if (one == null) {
      return new Word(false, "not attested: name its owner in the recipe under `readiness." + name + "`");
    }
    String by = "attested by " + one.owner() + " until " + one.until();
    if (one.owner().isBlank()) {
      return new Word(false, "attested by nobody: `readiness." + name + ".owner` is empty");
    }
    if (one.until().isBefore(today)) {
      return new Word(false, by + ", which is past");
    }
    if (one.see() == null) {
      return new Word(false, by + ", but without a document: name one as `readiness." + name + ".see`");
    }
    if (one.see().contains("://")) {
      return new Word(false, by + ": " + one.see() + ", an address, which isn't looked up; name a file");
    }
    return one.there()
        ? new Word(true, by + ": " + one.see())
        : new Word(false, by + ", but there is no " + one.see());
  }
}
