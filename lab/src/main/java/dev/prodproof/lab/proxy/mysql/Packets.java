package dev.prodproof.lab.proxy.mysql;

import dev.prodproof.lab.proxy.database.Complaint;
import dev.prodproof.lab.proxy.database.Frames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/// A length, a number within the exchange, a body. What is cut short reads as less, never as an error.
final class Packets implements Frames.Layout {
  static final Packets LAYOUT = new Packets();

  /// A body of this length goes on in the next packet.
  static final int FULL = 0xFFFFFF;

  private static final int LONGEST = 16 << 10;

  private Packets() {}

  @Override
  public int head() {
    return 4;
  }

  /// The number within the exchange.
  @Override
  public byte type(ByteBuf all, int at) {
    return all.getByte(at + 3);
  }

  @Override
  public int length(ByteBuf all, int at) {
    return all.getUnsignedMediumLE(at);
  }

  static String text(ByteBuf body) {
    return text(body, body.readableBytes());
  }

  static String text(ByteBuf body, int length) {
    int there = Math.max(0, Math.min(length, body.readableBytes()));
    int kept = Math.min(there, LONGEST);
    String text = body.toString(body.readerIndex(), kept, StandardCharsets.UTF_8);
    body.skipBytes(there);
    return text;
  }

  /// A length-encoded number; -1 where there is none.
  static long number(ByteBuf body) {
    if (!body.isReadable()) {
      return -1;
    }
    int first = body.readUnsignedByte();
    int more = first < 0xfb ? 0 : first == 0xfc ? 2 : first == 0xfd ? 3 : first == 0xfe ? 8 : -1;
    if (more < 0 || body.readableBytes() < more) {
      return -1;
    }
    return switch (more) {
      case 0 -> first;
      case 2 -> body.readUnsignedShortLE();
      case 3 -> body.readUnsignedMediumLE();
      default -> body.readLongLE();
    };
  }

  /// The SQLSTATE of an error packet, after its first byte; `HY000` where it has none.
  static String sqlState(ByteBuf body) {
    ByteBuf rest = body.slice();
    if (rest.readableBytes() < 9 || rest.getByte(3) != '#') {
      return "HY000";
    }
    return rest.toString(4, 5, StandardCharsets.US_ASCII);
  }

  static ByteBuf error(ByteBufAllocator memory, int number, Complaint complaint, String token) {
    Said said = said(complaint);
    ByteBuf body = memory.buffer();
    body.writeByte(0xff).writeShortLE(said.code());
    body.writeCharSequence("#" + said.sqlState(), StandardCharsets.US_ASCII);
    body.writeCharSequence(said.text() + (token.isEmpty() ? "" : " [" + token + "]"), StandardCharsets.UTF_8);
    return packet(memory, number, body);
  }

  static String sqlState(Complaint complaint) {
    return said(complaint).sqlState();
  }

  static ByteBuf rollback(ByteBufAllocator memory) {
    ByteBuf body = memory.buffer();
    body.writeByte(Commands.QUERY);
    body.writeCharSequence("ROLLBACK", StandardCharsets.US_ASCII);
    return packet(memory, 0, body);
  }

  static ByteBuf ping(ByteBufAllocator memory) {
    return packet(memory, 0, memory.buffer().writeByte(Commands.PING));
  }

  private record Said(int code, String sqlState, String text) {}

  /// The same troubles in this server's words (MySQL error reference).
  private static Said said(Complaint complaint) {
    return switch (complaint) {
      case SERIALISATION, DEADLOCK ->
          new Said(
              1213, "40001", "Deadlock found when trying to get lock; try restarting transaction");
      case TOO_MANY_CONNECTIONS -> new Said(1040, "08004", "Too many connections");
      case CANCELLED -> new Said(1317, "70100", "Query execution was interrupted");
      case SHUTDOWN -> new Said(1053, "08S01", "Server shutdown in progress");
      case READ_ONLY ->
          new Said(1792, "25006", "Cannot execute statement in a READ ONLY transaction");
    };
  }

  /// @param body is released
  private static ByteBuf packet(ByteBufAllocator memory, int number, ByteBuf body) {
    ByteBuf packet = memory.buffer(body.readableBytes() + 4);
    packet.writeMediumLE(body.readableBytes()).writeByte(number).writeBytes(body);
    body.release();
    return packet;
  }
}
