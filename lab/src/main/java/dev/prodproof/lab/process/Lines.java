package dev.prodproof.lab.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts bytes into lines of bounded length; what is beyond the bound is dropped up to the line's
/// end.
final class Lines {
  static final int LONGEST = 64 * 1024;

  private final Consumer<String> listener;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean begun;

  Lines(Consumer<String> listener) {
    this.listener = listener;
  }

  void add(byte[] bytes, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        keep(bytes, start, i);
        flush();
        start = i + 1;
      }
    }
    keep(bytes, start, length);
  }

  void end() {
    if (begun) {
      flush();
    }
  }

  private void keep(byte[] bytes, int start, int end) {
    begun |= end > start;
    int room = LONGEST - line.size();
    line.write(bytes, start, Math.min(room, end - start));
  }

  private void flush() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    begun = false;
    listener.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
