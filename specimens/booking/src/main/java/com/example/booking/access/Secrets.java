package com.example.booking.access;

import com.example.booking.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.stereotype.Component;

/// Random tokens, keyed hashes and passwords.
@Component
public final class Secrets {

  private static final int TOKEN_BYTES = 32;
  // 2^10 rounds: some 50 ms.
  private static final int ROUNDS = 10;
  private final SecureRandom chance = new SecureRandom();
  private final byte[] key;
  private final String nobodysHash;

  public Secrets(Settings settings) {
    key = settings.tokenSecret();
    nobodysHash = hashed(token());
  }

  public String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    chance.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public String keyed(String text) {
    return HexFormat.of().formatHex(hmac(key, "HmacSHA256", text.getBytes(StandardCharsets.UTF_8)));
  }

  /// BCrypt reads 72 bytes at most; a keyed hash first lets every byte of a password count.
  public String hashed(String password) {
    return BCrypt.hashpw(squeezed(password), BCrypt.gensalt(ROUNDS));
  }

  public boolean matches(String password, String hash) {
    return BCrypt.checkpw(squeezed(password), hash);
  }

  /// As long as a wrong password takes, so that time doesn't tell which names exist.
  public void pretendToMatch(String password) {
    BCrypt.checkpw(squeezed(password), nobodysHash);
  }

  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] hmac(byte[] key, String algorithm, byte[] text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(text);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK has no " + algorithm, missing);
    }
  }

  private String squeezed(String password) {
    byte[] hash = hmac(key, "HmacSHA384", password.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }
}
