package dev.prodproof.facts.leak;

import java.util.List;
import java.util.Optional;

/// A stack trace of any of the languages that we know.
///
/// @param frame the first frame of the application's own code, without what changes from build to
///     build where the language allows; empty where all frames are a framework's
/// @param excerpt its first two lines
public record StackTrace(String technology, String exception, String frame, String excerpt) {
  private static final List<TraceReader> READERS =
      List.of(
          FrameTraces.JAVA,
          FrameTraces.NODE,
          new PythonTraces(),
          new PhpTraces(),
          new RubyTraces(),
          new GoTraces(),
          new RustTraces(),
          FrameTraces.ELIXIR,
          FrameTraces.DOTNET);

  /// @param text without markup and escapes, see [PlainText]
  public static Optional<StackTrace> in(String text) {
    List<String> lines = List.of();
    for (TraceReader reader : READERS) {
      if (reader.needles().stream().anyMatch(text::contains)) {
        lines = lines.isEmpty() ? TraceReader.lines(text) : lines;
        Optional<StackTrace> trace = reader.read(lines);
        if (trace.isPresent()) {
          return trace;
        }
      }
    }
    return Optional.empty();
  }
}
