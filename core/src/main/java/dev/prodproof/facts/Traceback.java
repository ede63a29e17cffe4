package dev.prodproof.facts;

import dev.prodproof.facts.leak.PlainText;
import dev.prodproof.facts.leak.StackTrace;
import java.util.Optional;

/// A stack trace in some text, an answer's or a log's: which exception, and where in the
/// application it was thrown. Findings of one cause have the same.
///
/// @param exception its type; empty where only frames were told
/// @param frame the first frame that isn't a framework's or a library's; empty where there is none
public record Traceback(String exception, String frame) {
  public static Optional<Traceback> in(String text) {
    return StackTrace.in(PlainText.of(text))
        .map(trace -> new Traceback(trace.exception(), trace.frame()));
  }
}
