package dev.prodproof.report.words;

import dev.prodproof.core.Report;
import java.util.ArrayList;
import java.util.List;

/// The verdict in words, the same in every view.
///
/// @param title two or three words
/// @param meaning one sentence
public record Headline(String title, String meaning) {
  public static Headline of(Report report) {
    var tally = new Tally(report);
    return switch (report.verdict()) {
      case "production-grade" ->
          new Headline(
              "Production-grade" + accepted(report),
              "Every critical and major demand that applies was demonstrated on the running"
                  + " service.");
      case "not-production-grade" ->
          new Headline("Not production-grade", standing(tally) + " to mend first.");
      default -> new Headline("Not demonstrated", open(tally));
    };
  }

  private static String accepted(Report report) {
    long risks = report.accepted().stream().filter(risk -> !risk.expired()).count();
    return risks == 0 ? "" : " with " + Words.counted(risks, "accepted risk");
  }

  /// `2 critical and 5 major findings`
  private static String standing(Tally tally) {
    var parts = new ArrayList<String>();
    long last = 0;
    for (String severity : List.of("critical", "major")) {
      long count = tally.standing(severity);
      if (count > 0) {
        parts.add(Words.number(count) + " " + severity);
        last = count;
      }
    }
    if (parts.isEmpty()) {
      return "There is something";
    }
    String noun = parts.size() == 1 && last == 1 ? " finding" : " findings";
    return String.join(" and ", parts) + noun;
  }

  private static String open(Tally tally) {
    long open = tally.count("not-demonstrated") + tally.count("inconclusive");
    int all = tally.report().checks().size();
    if (tally.count("pass") + tally.count("fail") == 0) {
      return "Nothing was shown, which is no pass: none of %s could be judged."
          .formatted(Words.counted(all, "check"));
    }
    return "Nothing critical or major failed, but %s of %s could not be shown to hold."
        .formatted(Words.number(open), Words.counted(all, "check"));
  }
}
