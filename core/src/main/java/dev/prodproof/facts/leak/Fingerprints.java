package dev.prodproof.facts.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that we know of how insides look, tried on one body.
public final class Fingerprints {
  private static final List<Signature> WORDS =
      Stream.of(DriverMessages.ALL, RuntimeMessages.ALL).flatMap(List::stream).toList();

  /// Traces as data: a list of frames with file and line.
  private static final List<Signature> FIELDS =
      Stream.concat(
              DriverMessages.FIELDS.stream(),
              Stream.of(
                  Signature.of(
                      Kind.STACK_TRACE,
                      "PHP",
                      "\"trace\":[",
                      "\"file\":\"[^\"]{1,250}\",\"line\":\\d{1,7},\"trace\":\\["),
                  Signature.of(
                      Kind.STACK_TRACE,
                      "frames",
                      "\"frames\":[",
                      "\"frames\":\\[\\{\"file(?:name)?\":\"[^\"]{1,250}\",\"line(?:no)?\":\\d")))
          .toList();

  private Fingerprints() {}

  /// A cheap look that nearly all bodies end with.
  public static boolean mayBeIn(String body) {
    return Needles.in(body);
  }

  public static List<Hit> in(String body) {
    List<Hit> pages = new ArrayList<>();
    DebugPages.ALL.forEach(page -> page.in(body).ifPresent(pages::add));
    String text = PlainText.of(body);
    List<Hit> words = new ArrayList<>();
    trace(text).ifPresent(words::add);
    FIELDS.forEach(signature -> signature.in(body).ifPresent(words::add));
    WORDS.forEach(signature -> signature.in(text).ifPresent(words::add));
    return words.isEmpty() || Prose.is(text)
        ? pages
        : Stream.concat(pages.stream(), words.stream()).toList();
  }

  private static Optional<Hit> trace(String text) {
    return StackTrace.in(text)
        .map(trace -> new Hit(Kind.STACK_TRACE, trace.technology(), trace.excerpt()));
  }
}
