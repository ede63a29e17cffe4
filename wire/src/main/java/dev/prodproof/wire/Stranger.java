package dev.prodproof.wire;

import io.netty.buffer.ByteBuf;

/// Says who answered, where it wasn't HTTP/1.
final class Stranger {
  private static final int SHOWN = 48;

  private Stranger() {}

  /// @param line its beginning
  /// @param rest what came after it
  static String speaks(Line line, ByteBuf rest) {
    String start = line.text(0, Math.min(line.length(), SHOWN));
    if (start.startsWith("SSH-")) {
      return "an SSH server answered: " + shown(line);
    }
    if (line.length() > 1 && (line.at(0) == 0x15 || line.at(0) == 0x16) && line.at(1) == 3) {
      return "it answered in TLS; use https://";
    }
    if (line.length() > 3 && line.at(0) == 0 && line.at(3) == 4) {
      return "it speaks HTTP/2 only; HTTP/1.1 is needed";
    }
    if (line.length() == 0 && rest.isReadable()) {
      return "an empty line came instead of a status line";
    }
    return "this came instead of a status line: " + shown(line);
  }

  static String shown(Line line) {
    var text = new StringBuilder("`");
    int end = Math.min(line.length(), SHOWN);
    for (int i = 0; i < end; i++) {
      int value = line.at(i) & 0xFF;
      boolean plain = value >= ' ' && value < 127;
      text.append(plain ? String.valueOf((char) value) : String.format("\\x%02x", value));
    }
    return text.append(end < line.length() ? "…`" : "`").toString();
  }
}
