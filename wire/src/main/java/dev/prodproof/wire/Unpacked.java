package dev.prodproof.wire;

import dev.prodproof.facts.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Undoes a content coding, up to what is kept: a bomb never gets further.
final class Unpacked {
  private Unpacked() {}

  /// @return the body as it was where it can't be undone
  static Body body(Body packed, byte[] bytes, String coding, int keep) {
    try (InputStream in = opened(bytes, coding)) {
      byte[] text = upTo(in, keep + 1);
      boolean cut = packed.cut() || text.length > keep;
      // One more than there is makes Body cut as it should, and never split a character.
      long length = cut ? text.length + 1L : text.length;
      Body plain = Body.beginning(text, keep, length, packed.digest());
      return new Body(plain.text(), plain.binary(), packed.length(), packed.digest(), plain.cut());
    } catch (IOException e) {
      return packed;
    }
  }

  static boolean knows(String coding) {
    return coding.equals("gzip") || coding.equals("x-gzip") || coding.equals("deflate");
  }

  private static InputStream opened(byte[] bytes, String coding) throws IOException {
    if (!coding.equals("deflate")) {
      return new GZIPInputStream(new ByteArrayInputStream(bytes));
    }
    // "deflate" is zlib (RFC 9110, 8.4.1.2), but some send it without zlib's header.
    boolean wrapped =
        bytes.length > 1
            && (bytes[0] & 0x0F) == 8
            && (((bytes[0] & 0xFF) << 8) + (bytes[1] & 0xFF)) % 31 == 0;
    return new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(!wrapped));
  }

  private static byte[] upTo(InputStream in, int most) throws IOException {
    var out = new ByteArrayOutputStream();
    byte[] piece = new byte[8 << 10];
    try {
      while (out.size() < most) {
        int count = in.read(piece, 0, Math.min(piece.length, most - out.size()));
        if (count < 0) {
          break;
        }
        out.write(piece, 0, count);
      }
    } catch (IOException e) {
      // The kept part may end in the middle of the stream; what came until then counts.
      if (out.size() == 0) {
        throw e;
      }
    }
    return Arrays.copyOf(out.toByteArray(), out.size());
  }
}
