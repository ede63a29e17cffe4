package dev.prodproof.wire;

import dev.prodproof.facts.Header;
import java.util.List;
import java.util.Locale;

/// How a body ends, by its fields (RFC 9112, 6.3).
///
/// @param odd both framings were given, one twice, or none: nothing may follow on that connection
record Framed(How how, long length, boolean odd) {
  enum How {
    FIXED,
    CHUNKED,
    TO_CLOSE,
    BROKEN
  }

  static Framed of(List<Header> fields) {
    List<String> codings = Header.all(fields, "transfer-encoding");
    List<String> lengths = Header.all(fields, "content-length");
    if (!codings.isEmpty()) {
      boolean chunked = codings.getLast().toLowerCase(Locale.ROOT).strip().endsWith("chunked");
      return new Framed(chunked ? How.CHUNKED : How.TO_CLOSE, 0, !chunked || !lengths.isEmpty());
    }
    if (lengths.isEmpty()) {
      return new Framed(How.TO_CLOSE, 0, true);
    }
    long length = length(lengths.getFirst());
    boolean same = lengths.stream().allMatch(lengths.getFirst()::equals);
    boolean sound = length >= 0 && same;
    return new Framed(sound ? How.FIXED : How.BROKEN, length, lengths.size() > 1);
  }

  /// The connection ends with this answer (RFC 9112, 9.3).
  static boolean closes(List<Header> fields, boolean http10) {
    boolean close = false;
    boolean keep = false;
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase("connection")) {
        String value = field.value().toLowerCase(Locale.ROOT);
        close |= value.contains("close") || value.contains("upgrade");
        keep |= value.contains("keep-alive");
      }
    }
    return close || (http10 && !keep);
  }

  // 18 digits always fit a long; more than that is no length of anything.
  private static long length(String text) {
    boolean digits = text.length() <= 18 && text.matches("[0-9]+");
    return digits ? Long.parseLong(text) : -1;
  }

  /// @return -1 where it is no size
  static long chunkSize(Line line) {
    long size = 0;
    int digits = 0;
    while (digits < line.length() && digits < 15) {
      int digit = Character.digit(line.at(digits), 16);
      if (digit < 0) {
        break;
      }
      size = size * 16 + digit;
      digits++;
    }
    boolean ended =
        digits == line.length()
            || line.at(digits) == ';'
            || line.at(digits) == ' '
            || line.at(digits) == '\t';
    return digits > 0 && ended ? size : -1;
  }
}
