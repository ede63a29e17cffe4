package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.RoundTrip;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UnicodeSurvivesTest {
  private final UnicodeSurvives check = new UnicodeSurvives();

  @Test
  void passes_text_that_comes_back_as_it_was() {
    Judged.by(check, trip("Zo\u00EB \uD83D\uDE80", "Zo\u00EB \uD83D\uDE80"))
        .passes()
        .counting("texts kept", 1);
  }

  @Test
  void passes_trimming_folding_and_normalising() {
    Judged.by(
            check,
            trip("  Ada  Lovelace ", "Ada Lovelace"),
            trip("ADA@EXAMPLE.COM", "ada@example.com"),
            trip("Zoe\u0308", "Zo\u00EB"),
            trip("\uFB01n\u00B2", "fin2"),
            trip("a\u200Db\u202Ec\u0007", "abc"),
            trip("stra\u00DFe", "STRASSE"),
            trip(" \u200B ", null),
            trip(" \u200B ", ""))
        .passes()
        .counting("texts kept", 8);
  }

  @Test
  void passes_quotes_and_dashes_as_printers_set_them() {
    Judged.by(check, trip("Ada's \"table\" -- by the window...", "Ada\u2019s \u201Ctable\u201D \u2014 by the window\u2026"))
        .passes();
    Judged.by(check, trip("Ada's", "Adas")).fails(Severity.MINOR, "with other characters");
  }

  @Test
  void passes_text_that_is_refused_where_plain_text_is_taken() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").unusual("body:/name", "emoji", "\uD83D\uDE80!!").gets(422),
            Sent.to(3, "POST /bookings").unusual("body:/name", "emoji", "\uD83D\uDE80!!").gets(400),
            Sent.to(4, "POST /bookings").unusual("body:/name", "emoji", "\uD83D\uDE80!!").gets(409))
        .passes()
        .counting("texts refused", 2);
  }

  @Test
  void cannot_tell_by_conflicts_alone() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").unusual("body:/name", "emoji", "\uD83D\uDE80!!").gets(409))
        .cannotTell()
        .counting("texts refused", 0);
  }

  @Test
  void cannot_tell_by_a_search_or_by_a_nul() {
    Judged.by(
            check,
            Sent.to(1, "GET /bookings").plainly().gets(200),
            Sent.to(2, "GET /bookings").unusual("query:q", "emoji", "\uD83D\uDE80").gets(400),
            Sent.to(3, "POST /bookings").plainly().gets(201),
            Sent.to(4, "POST /bookings").unusual("body:/name", "nul", "a\u0000").gets(400))
        .cannotTell();
  }

  @Test
  void fails_question_marks() {
    Judged.by(check, trip("Ame\u0301lie \uD83D\uDE80 ok?", "Am?lie ? ok?"))
        .fails(
            Severity.MAJOR,
            "POST /bookings",
            "accepts emoji in body:/name, but characters come back as `?`")
        .citing(8L, 9L);
  }

  @Test
  void fails_the_replacement_character() {
    Judged.by(check, trip("rocket \uD83D\uDE80", "rocket \uFFFD")).fails(Severity.MAJOR, "U+FFFD");
  }

  @Test
  void fails_mojibake() {
    Judged.by(check, trip("Zo\u00EB", "Zo\u00C3\u00AB")).fails(Severity.MAJOR, "wrong charset");
    Judged.by(check, trip("10 \u20AC", "10 \u00E2\u201A\u00AC"))
        .fails(Severity.MAJOR, "wrong charset");
  }

  @Test
  void fails_text_that_is_cut() {
    Judged.by(check, trip("Hubert Blaine Wolfeschlegel", "Hubert Blaine"))
        .fails(Severity.MAJOR, "body:/name it comes back truncated");
  }

  @Test
  void fails_text_that_is_gone() {
    Judged.by(check, trip("Ada", null)).fails(Severity.MAJOR, "it is gone when read back");
    Judged.by(check, trip("Ada", "")).fails(Severity.MAJOR, "it is gone when read back");
  }

  @Test
  void fails_gently_where_other_characters_come_back() {
    Judged.by(check, trip("Ren\u00E9e", "Renee")).fails(Severity.MINOR, "with other characters");
  }

  @Test
  void fails_once_for_an_encoding_and_field_by_field_for_a_length() {
    Judged.by(
            check,
            trip("\uD83D\uDE80", "?"),
            new RoundTrip(
                "POST /bookings",
                Sent.site("body:/note"),
                "emoji",
                10,
                11,
                "\uD83D\uDE80",
                "?",
                true),
            trip("long name", "long"),
            new RoundTrip(
                "POST /bookings",
                Sent.site("body:/note"),
                "long",
                10,
                11,
                "long note",
                "long",
                true))
        .findsCauses(
            "characters come back as `?`",
            "body:/name it comes back truncated",
            "body:/note it comes back truncated");
  }

  @Test
  void cannot_tell_where_plain_text_does_not_come_back_either() {
    Judged.by(
            check,
            new RoundTrip(
                "POST /login",
                Sent.site("body:/password"),
                "emoji",
                8,
                9,
                "\uD83D\uDE80",
                null,
                false))
        .cannotTell()
        .counting("unclear", 1);
  }

  @Test
  void cannot_tell_where_plain_text_is_refused_too() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(401),
            Sent.to(2, "POST /bookings").unusual("body:/name", "emoji", "\uD83D\uDE80!!").gets(400),
            Sent.to(3, "POST /bookings").unusual("body:/name", "emoji", "\uD83D\uDE80!!").gets(404))
        .cannotTell();
  }

  private static RoundTrip trip(String sent, @Nullable String received) {
    return new RoundTrip(
        "POST /bookings", Sent.site("body:/name"), "emoji", 8, 9, sent, received, true);
  }
}
