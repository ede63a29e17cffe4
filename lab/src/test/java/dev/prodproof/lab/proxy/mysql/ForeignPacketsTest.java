package dev.prodproof.lab.proxy.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Wires;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever comes, in whatever pieces: nothing is thrown, nothing is lost, nothing piles up.
final class ForeignPacketsTest {
  /// Counts what is passed on.
  private static final class Ends implements Wires {
    long passed;

    @Override
    public ByteBufAllocator memory() {
      return UnpooledByteBufAllocator.DEFAULT;
    }

    @Override
    public void toDatabase(ByteBuf bytes) {
      passed += bytes.readableBytes();
      bytes.release();
    }

    @Override
    public void toService(ByteBuf bytes) {
      toDatabase(bytes);
    }

    @Override
    public void hold() {}

    @Override
    public void reset() {}

    @Override
    public void end() {}
  }

  private static void packet(ByteBuf to, int number, int first, String rest) {
    byte[] text = rest.getBytes(StandardCharsets.ISO_8859_1);
    to.writeMediumLE(text.length + 1).writeByte(number).writeByte(first).writeBytes(text);
  }

  private static byte[] greeting() {
    ByteBuf all = Unpooled.buffer();
    packet(all, 0, 10, "10.11\0" + "\1".repeat(40));
    packet(all, 2, 0, "\0\0\2\0\0\0");
    return bytes(all);
  }

  private static byte[] asked(Random chance) {
    ByteBuf all = Unpooled.buffer();
    for (int i = 0; i < 60; i++) {
      switch (chance.nextInt(5)) {
        case 0 -> packet(all, 0, Commands.QUERY, "select " + i);
        case 1 -> packet(all, 0, Commands.PREPARE, "select ?");
        case 2 -> packet(all, 0, Commands.EXECUTE, "\1\0\0\0\0\1\0\0\0\0\1\u00fd\0\3abc");
        case 3 -> packet(all, 0, Commands.QUERY, "select '" + "x".repeat(chance.nextInt(200_000)));
        default -> packet(all, 0, Commands.CLOSE, "\1\0\0\0");
      }
    }
    return bytes(all);
  }

  private static byte[] answers(Random chance) {
    ByteBuf all = Unpooled.buffer();
    for (int i = 0; i < 120; i++) {
      switch (chance.nextInt(6)) {
        case 0 -> packet(all, 1, 0, "\0\0\2\0\0\0");
        case 1 -> packet(all, 1, 0xff, "\u00bd\4#40001no");
        case 2 -> packet(all, 1, 1, "");
        case 3 -> packet(all, 2, 3, "def" + "y".repeat(chance.nextInt(1_000)));
        case 4 -> packet(all, 3, 0xfe, "\0\0\2\0");
        default -> packet(all, 1, 0, "\1\0\0\0\1\0\1\0\0\0\0");
      }
    }
    return bytes(all);
  }

  private static byte[] bytes(ByteBuf all) {
    byte[] bytes = new byte[all.readableBytes()];
    all.readBytes(bytes);
    all.release();
    return bytes;
  }

  private static void feed(Talk talk, byte[] bytes, boolean asked, Random chance) {
    int largest = 1 + chance.nextInt(60_000);
    for (int at = 0; at < bytes.length; ) {
      int step = Math.min(bytes.length - at, 1 + chance.nextInt(largest));
      ByteBuf piece = Unpooled.copiedBuffer(bytes, at, step);
      if (asked) {
        talk.fromService(piece);
      } else {
        talk.fromDatabase(piece);
      }
      at += step;
    }
  }

  private static Talk begun(Ends ends) {
    var talk = new Talk(1, ends, new Desk(InstantSource.system()));
    byte[] greeting = greeting();
    talk.fromDatabase(Unpooled.copiedBuffer(greeting));
    ByteBuf hello = Unpooled.buffer();
    packet(hello, 1, 0, "\0\0\0ada" + "\0".repeat(30));
    talk.fromService(hello);
    return talk;
  }

  @Test
  void passes_every_packet_however_it_is_cut() {
    for (int seed = 0; seed < 60; seed++) {
      var chance = new Random(seed);
      var ends = new Ends();
      Talk talk = begun(ends);
      long before = ends.passed;
      byte[] asked = asked(chance);
      byte[] answers = answers(chance);
      feed(talk, asked, true, chance);
      feed(talk, answers, false, chance);
      talk.over();
      assertThat(ends.passed - before).as("seed " + seed).isEqualTo(asked.length + answers.length);
    }
  }

  @Test
  void survives_packets_that_are_broken_anywhere_and_noise() {
    for (int seed = 0; seed < 500; seed++) {
      var chance = new Random(seed);
      Talk talk = begun(new Ends());
      feed(talk, broken(asked(chance), chance), true, chance);
      feed(talk, broken(answers(chance), chance), false, chance);
      talk.idle();
      talk.over();
      byte[] noise = new byte[1 + chance.nextInt(5_000)];
      chance.nextBytes(noise);
      var raw = new Talk(1, new Ends(), new Desk(InstantSource.system()));
      feed(raw, noise, false, chance);
      feed(raw, noise, true, chance);
      raw.over();
    }
  }

  private static byte[] broken(byte[] bytes, Random chance) {
    for (int i = chance.nextInt(20); i > 0; i--) {
      bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
    }
    return bytes;
  }
}
