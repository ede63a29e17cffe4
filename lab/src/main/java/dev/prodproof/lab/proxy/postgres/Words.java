package dev.prodproof.lab.proxy.postgres;

import dev.prodproof.lab.proxy.database.Bound;
import dev.prodproof.lab.proxy.database.Complaint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Messages to texts and back. What is cut short or wrong reads as less, never as an error.
final class Words {
  /// Longer texts of statements are cut.
  private static final int LONGEST = 16 << 10;

  private static final int VALUES = 32;
  private static final int VALUE = 512;
  /// Answered with an error by every server, so that its own state follows what we say in its place.
  private static final String NONSENSE = "prodproof has the next error stand here";

  private Words() {}

  /// Up to the next zero, which is skipped; what there is where none comes.
  static String text(ByteBuf body) {
    int length = body.bytesBefore((byte) 0);
    int whole = length < 0 ? body.readableBytes() : length;
    int kept = Math.min(whole, LONGEST);
    String text = body.toString(body.readerIndex(), kept, StandardCharsets.UTF_8);
    body.skipBytes(whole + (length < 0 ? 0 : 1));
    return text;
  }

  /// The rest of a Bind, after its two names.
  static Bound bound(ByteBuf body) {
    int formats = count(body);
    if (formats < 0 || body.readableBytes() < formats * 2) {
      return Bound.NOTHING;
    }
    body.skipBytes(formats * 2);
    int count = count(body);
    if (count <= 0) {
      return Bound.NOTHING;
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < Math.min(count, VALUES) && body.readableBytes() >= 4; i++) {
      int length = body.readInt();
      if (length < 0) {
        continue;
      }
      int there = Math.min(length, body.readableBytes());
      String value =
          body.toString(body.readerIndex(), Math.min(there, VALUE), StandardCharsets.UTF_8);
      body.skipBytes(there);
      if (value.chars().noneMatch(Character::isISOControl)) {
        values.add(value);
      }
    }
    return new Bound(count, List.copyOf(values));
  }

  private static int count(ByteBuf body) {
    return body.readableBytes() < 2 ? -1 : body.readUnsignedShort();
  }

  /// Of a CommandComplete: `SELECT 5`, `INSERT 0 1`; 0 where it has none.
  static long rows(String tag) {
    String last = tag.substring(tag.lastIndexOf(' ') + 1);
    boolean number =
        !last.isEmpty() && last.length() < 18 && last.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Long.parseLong(last) : 0;
  }

  /// A field of an ErrorResponse: `C` for the SQLSTATE, `M` for the message; empty where it lacks it.
  static String field(ByteBuf body, char which) {
    ByteBuf rest = body.duplicate();
    while (rest.isReadable() && rest.getByte(rest.readerIndex()) != 0) {
      char type = (char) rest.readByte();
      String value = text(rest);
      if (type == which) {
        return value;
      }
    }
    return "";
  }

  /// An ErrorResponse.
  static ByteBuf error(ByteBufAllocator memory, Complaint complaint, String token) {
    String severity = complaint.fatal() ? "FATAL" : "ERROR";
    ByteBuf fields = memory.buffer();
    field(fields, 'S', severity);
    field(fields, 'V', severity);
    field(fields, 'C', complaint.sqlState());
    field(fields, 'M', complaint.text() + (token.isEmpty() ? "" : " [" + token + "]"));
    fields.writeByte(0);
    return message(memory, 'E', fields);
  }

  private static void field(ByteBuf to, char type, String value) {
    to.writeByte(type);
    to.writeCharSequence(value, StandardCharsets.UTF_8);
    to.writeByte(0);
  }

  /// A simple query that fails.
  static ByteBuf failingQuery(ByteBufAllocator memory) {
    ByteBuf body = memory.buffer();
    body.writeCharSequence(NONSENSE, StandardCharsets.US_ASCII);
    body.writeByte(0);
    return message(memory, 'Q', body);
  }

  /// A Parse that fails; the server then skips to the next Sync.
  static ByteBuf failingParse(ByteBufAllocator memory) {
    ByteBuf body = memory.buffer();
    body.writeByte(0);
    body.writeCharSequence(NONSENSE, StandardCharsets.US_ASCII);
    body.writeByte(0);
    body.writeShort(0);
    return message(memory, 'P', body);
  }

  /// @param body is released
  private static ByteBuf message(ByteBufAllocator memory, char type, ByteBuf body) {
    ByteBuf message = memory.buffer(body.readableBytes() + 5);
    message.writeByte(type);
    message.writeInt(body.readableBytes() + 4);
    message.writeBytes(body);
    body.release();
    return message;
  }
}
