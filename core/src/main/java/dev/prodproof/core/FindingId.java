package dev.prodproof.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Twelve hexadecimal digits, the same in every run that shows the same cause at the same place.
public record FindingId(String value) {
  public static FindingId of(String check, Finding finding) {
    String key = check + "\n" + finding.where() + "\n" + finding.cause().signature();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return new FindingId(HexFormat.of().formatHex(digest, 0, 6));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
