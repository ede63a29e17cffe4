package dev.prodproof.checks.sheets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The chapters in the order in which reports and the catalogue tell them.
enum Chapter {
  FAILURES("Failures", "Does it answer sensibly when input, dependencies or processes go wrong?"),
  SECURITY("Security", "Does it keep out, apart and safe what must be kept so?"),
  PERFORMANCE("Performance", "Is it fast, steady and honest about its limits?"),
  OBSERVABILITY("Observability", "Do its operators know before its users do?"),
  DOCUMENTATION("Documentation", "Does what is written agree with what runs?"),
  MAINTAINABILITY("Maintainability", "Can somebody other than its author change it safely?"),
  READINESS(
      "Operational readiness",
      "Are people ready to run it? Attested and graded apart; it never decides the verdict.");

  final String title;
  final String question;

  Chapter(String title, String question) {
    this.title = title;
    this.question = question;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Chapter> named(String id) {
    return Arrays.stream(values()).filter(chapter -> chapter.id().equals(id)).findFirst();
  }
}
