package dev.prodproof.experiments.restart;

import dev.prodproof.facts.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What time it is, as answers tell it: in their `Date` (RFC 9110, 6.6.1), or in a moment that was just put into
/// what they show (RFC 3339).
final class TimeOfDay {
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");

  /// Far less than any jump.
  private static final Duration ABOUT = Duration.ofMinutes(5);

  private TimeOfDay() {}

  /// Whether one of them shows a clock that is so far from ours.
  static boolean shown(List<Exchange> answers, Instant now, Duration off) {
    Instant wanted = now.plus(off);
    return answers.stream()
        .flatMap(TimeOfDay::told)
        .anyMatch(told -> Duration.between(told, wanted).abs().compareTo(ABOUT) < 0);
  }

  private static Stream<Instant> told(Exchange answer) {
    Stream<Instant> date =
        answer.header("Date").flatMap(text -> read(DateTimeFormatter.RFC_1123_DATE_TIME, text)).stream();
    Stream<Instant> shown =
        MOMENT.matcher(answer.text()).results()
            .flatMap(found -> read(DateTimeFormatter.ISO_OFFSET_DATE_TIME, found.group()).stream());
    return Stream.concat(date, shown);
  }

  private static Optional<Instant> read(DateTimeFormatter format, String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, format).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
