package dev.prodproof.lab.proxy.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Frames;
import dev.prodproof.lab.proxy.database.Wires;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever comes, in whatever pieces: it passes unchanged, nothing is thrown, nothing piles up.
final class ForeignMessagesTest {
  /// Keeps what is passed on.
  private static final class Ends implements Wires {
    final ByteArrayOutputStream database = new ByteArrayOutputStream();
    final ByteArrayOutputStream service = new ByteArrayOutputStream();

    @Override
    public ByteBufAllocator memory() {
      return UnpooledByteBufAllocator.DEFAULT;
    }

    @Override
    public void toDatabase(ByteBuf bytes) {
      keep(bytes, database);
    }

    @Override
    public void toService(ByteBuf bytes) {
      keep(bytes, service);
    }

    private static void keep(ByteBuf bytes, ByteArrayOutputStream in) {
      byte[] all = new byte[bytes.readableBytes()];
      bytes.readBytes(all);
      in.writeBytes(all);
      bytes.release();
    }

    @Override
    public void hold() {}

    @Override
    public void reset() {}

    @Override
    public void end() {}
  }

  private static void message(ByteBuf to, char type, String... parts) {
    int length = 4;
    for (String part : parts) {
      length += part.getBytes(StandardCharsets.UTF_8).length;
    }
    to.writeByte(type).writeInt(length);
    for (String part : parts) {
      to.writeCharSequence(part, StandardCharsets.UTF_8);
    }
  }

  private static void startup(ByteBuf to) {
    byte[] body = "user\0ada\0\0".getBytes(StandardCharsets.UTF_8);
    to.writeInt(8 + body.length).writeInt(196_608).writeBytes(body);
  }

  private static byte[] asked(Random chance) {
    ByteBuf all = Unpooled.buffer();
    startup(all);
    message(all, 'p', "secret\0");
    for (int i = 0; i < 40; i++) {
      switch (chance.nextInt(5)) {
        case 0 -> message(all, 'Q', "select 'ä' || " + i + "\0");
        case 1 -> {
          message(all, 'P', "S_" + i + "\0", "insert into t values ($1)\0", "\0\0");
          message(all, 'B', "\0", "S_" + i + "\0", "\0\0", "\0\1", "\0\0\0\3", "c'z", "\0\0");
          message(all, 'E', "\0", "\0\0\0\0");
          message(all, 'S');
        }
        case 2 -> message(all, 'd', "x".repeat(chance.nextInt(200_000)));
        case 3 -> message(all, 'Q', "select '" + "y".repeat(chance.nextInt(200_000)) + "'\0");
        default -> message(all, 'C', "S", "S_" + i + "\0");
      }
    }
    return bytes(all);
  }

  private static byte[] answers(Random chance) {
    ByteBuf all = Unpooled.buffer();
    message(all, 'R', "\0\0\0\0");
    message(all, 'Z', "I");
    for (int i = 0; i < 60; i++) {
      switch (chance.nextInt(6)) {
        case 0 -> message(all, 'C', "SELECT 5\0");
        case 1 -> message(all, 'E', "SERROR\0", "C40001\0", "Mno\0", "\0");
        case 2 -> message(all, 'Z', "T");
        case 3 -> message(all, 'D', "x".repeat(chance.nextInt(100_000)));
        case 4 -> message(all, 's');
        default -> message(all, '1');
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

  private static void feed(Talk talk, byte[] bytes, boolean fromService, Random chance) {
    int largest = 1 + chance.nextInt(60_000);
    for (int at = 0; at < bytes.length; ) {
      int step = Math.min(bytes.length - at, 1 + chance.nextInt(largest));
      ByteBuf piece = Unpooled.copiedBuffer(bytes, at, step);
      if (fromService) {
        talk.fromService(piece);
      } else {
        talk.fromDatabase(piece);
      }
      at += step;
    }
  }

  @Test
  void passes_every_message_as_it_is_however_it_is_cut() {
    for (int seed = 0; seed < 60; seed++) {
      var chance = new Random(seed);
      var ends = new Ends();
      var talk = new Talk(1, ends, new Desk(InstantSource.system()));
      byte[] asked = asked(chance);
      byte[] answers = answers(chance);
      feed(talk, asked, true, chance);
      feed(talk, answers, false, chance);
      talk.over();
      assertThat(ends.database.toByteArray()).as("seed " + seed).isEqualTo(asked);
      assertThat(ends.service.toByteArray()).as("seed " + seed).isEqualTo(answers);
    }
  }

  @Test
  void survives_messages_that_are_broken_anywhere() {
    for (int seed = 0; seed < 400; seed++) {
      var chance = new Random(seed);
      var talk = new Talk(1, new Ends(), new Desk(InstantSource.system()));
      feed(talk, broken(asked(chance), chance), true, chance);
      feed(talk, broken(answers(chance), chance), false, chance);
      talk.inTransaction();
      talk.idle();
      talk.over();
    }
  }

  private static byte[] broken(byte[] bytes, Random chance) {
    for (int i = chance.nextInt(20); i > 0; i--) {
      bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
    }
    return bytes;
  }

  @Test
  void survives_noise() {
    for (int seed = 0; seed < 300; seed++) {
      var chance = new Random(seed);
      byte[] noise = new byte[1 + chance.nextInt(5_000)];
      chance.nextBytes(noise);
      var ends = new Ends();
      var talk = new Talk(1, ends, new Desk(InstantSource.system()));
      if (seed % 2 == 0) {
        ByteBuf start = Unpooled.buffer();
        startup(start);
        talk.fromService(start);
      }
      feed(talk, noise, true, chance);
      feed(talk, noise, false, chance);
      talk.over();
    }
  }

  @Test
  void holds_back_only_the_beginning_of_a_long_message() {
    var ends = new Ends();
    var talk = new Talk(1, ends, new Desk(InstantSource.system()));
    ByteBuf head = Unpooled.buffer();
    startup(head);
    head.writeByte('Q').writeInt(900 << 20);
    talk.fromService(head);
    byte[] piece = new byte[1 << 16];
    int sent = head.writerIndex();
    for (int i = 0; i < 20; i++) {
      talk.fromService(Unpooled.copiedBuffer(piece));
      sent += piece.length;
      assertThat(sent - ends.database.size()).isLessThanOrEqualTo(Frames.HELD + 5);
    }
    talk.over();
  }
}
