package dev.prodproof.facts.leak;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `thread 'main' panicked at src/main.rs:3:33:`
record RustTraces() implements TraceReader {
  private static final Pattern PANIC =
      Pattern.compile("panicked at (?:'.{0,300}', )?(\\S{1,250}\\.rs):(\\d{1,7}):\\d{1,7}");

  @Override
  public List<String> needles() {
    return List.of("panicked at ");
  }

  @Override
  public Optional<StackTrace> read(List<String> lines) {
    return lines.stream()
        .map(PANIC::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(
            panic ->
                new StackTrace(
                    "Rust", "panic", panic.group(1) + ":" + panic.group(2), panic.group()));
  }
}
