package dev.prodproof.facts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A message body as far as it was kept.
///
/// @param text the kept part: as text where it is valid UTF-8, else Base64 (`binary`)
/// @param length bytes of the whole body as seen on the wire
/// @param digest first 16 hexadecimal digits of its SHA-256; empty for an empty body
/// @param cut only the first part was kept
public record Body(String text, boolean binary, long length, String digest, boolean cut) {
  public static final Body EMPTY = new Body("", false, 0, "", false);

  public static Body text(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
  }

  /// Keeps up to `keep` bytes; never splits a character.
  public static Body of(byte[] bytes, int keep) {
    return bytes.length == 0 ? EMPTY : beginning(bytes, keep, bytes.length, digest(bytes));
  }

  /// For a body of which only the beginning is at hand.
  ///
  /// @param length bytes of the whole
  public static Body beginning(byte[] bytes, int keep, long length, String digest) {
    int end = Math.min(keep, bytes.length);
    boolean cut = end < length;
    if (cut) {
      end = beforeSplitCharacter(bytes, end);
    }
    byte[] part = end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(part)).toString();
      return new Body(text, false, length, digest, cut);
    } catch (CharacterCodingException e) {
      return new Body(Base64.getEncoder().encodeToString(part), true, length, digest, cut);
    }
  }

  /// The kept bytes.
  public byte[] bytes() {
    return binary ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
  }

  private static int beforeSplitCharacter(byte[] bytes, int end) {
    int start = end;
    while (start > 0 && end - start < 3 && (bytes[start - 1] & 0xC0) == 0x80) {
      start--;
    }
    boolean lead = start > 0 && (bytes[start - 1] & 0xC0) == 0xC0;
    return lead ? start - 1 : end;
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sum, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
