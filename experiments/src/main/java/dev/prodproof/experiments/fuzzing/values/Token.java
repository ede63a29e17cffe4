package dev.prodproof.experiments.fuzzing.values;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Marks what this run makes: seven lower-case letters that every unique text carries, so that our own
/// objects are recognised among others, and a replay can put a fresh mark in place of the old one.
///
/// Letters only, and always of the same length, so that a replaced text still fits its pattern and bounds.
public final class Token {
  /// How a token looks, in any run.
  public static final Pattern ANY = Pattern.compile("zqp[a-z]{4}");

  /// The beginning of every UUID that we make up; the last twelve digits are the unique part.
  public static final String UUID_MARK = "f0221e57-";

  private static final int LETTERS = 26;
  private static final long LEAST_NUMBER = 900_000_000;
  private final String mark;
  private final AtomicInteger serial = new AtomicInteger();

  private Token(String mark) {
    this.mark = mark;
  }

  /// Another one each second, for five days.
  public static Token at(Instant now) {
    return new Token("zqp" + letters(Math.floorMod(now.getEpochSecond(), 456_976), 4));
  }

  public String mark() {
    return mark;
  }

  /// The mark and a serial in letters: `zqpabcdaaf`.
  public String unique() {
    return mark + letters(serial.getAndIncrement() % 17_576, 3);
  }

  /// A version 4 UUID that is ours to see.
  public String uuid() {
    long low = (Math.abs((long) mark.hashCode()) << 20) + serial.getAndIncrement();
    return UUID_MARK + "a11c-4000-8000-" + "%012x".formatted(low & 0xFFFFFFFFFFFFL);
  }

  /// An id for a thing whose client must choose one: of nine digits, as every integer type holds them.
  public long number() {
    return LEAST_NUMBER + Math.floorMod(mark.hashCode(), 9_000) * 10_000L + serial.getAndIncrement() % 10_000;
  }

  /// Whether it looks like one of ours, of any run.
  public static boolean isNumber(long value) {
    return value >= LEAST_NUMBER && value < LEAST_NUMBER + 90_000_000;
  }

  private static String letters(int number, int width) {
    var text = new StringBuilder();
    for (int rest = number, i = 0; i < width; i++, rest /= LETTERS) {
      text.append((char) ('a' + rest % LETTERS));
    }
    return text.reverse().toString();
  }

  /// Changes the marks in bytes that may be no text at all, and leaves every other byte alone.
  public static byte[] changed(byte[] bytes, UnaryOperator<String> change) {
    boolean wide =
        bytes.length >= 2 && bytes.length % 2 == 0 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    Charset charset = wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
    return change.apply(new String(bytes, charset)).getBytes(charset);
  }
}
