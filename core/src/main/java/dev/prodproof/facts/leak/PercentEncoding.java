package dev.prodproof.facts.leak;

import java.nio.charset.Charset;

/// Escapes of URIs (RFC 3986 §2.1). What is no escape stays as it is.
public final class PercentEncoding {
  private static final int HEXADECIMAL = 16;

  private PercentEncoding() {}

  public static String decoded(String text, Charset charset) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    byte[] escaped = new byte[text.length() / 3];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      int code = text.charAt(i) == '%' && i + 2 < text.length() ? code(text, i + 1) : -1;
      if (code >= 0) {
        escaped[count++] = (byte) code;
        i += 2;
      } else {
        plain.append(new String(escaped, 0, count, charset)).append(text.charAt(i));
        count = 0;
      }
    }
    return plain.append(new String(escaped, 0, count, charset)).toString();
  }

  private static int code(String text, int at) {
    int high = Character.digit(text.charAt(at), HEXADECIMAL);
    int low = Character.digit(text.charAt(at + 1), HEXADECIMAL);
    return high < 0 || low < 0 ? -1 : high * HEXADECIMAL + low;
  }
}
