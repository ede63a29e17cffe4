package dev.prodproof.lab.proxy.mysql;

import dev.prodproof.lab.proxy.database.Bound;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Statements by the number that the server gave them, with the types of their values, which a driver sends
/// once.
final class Prepared {
  private static final int MOST = 4_000;
  private static final int VALUES = 32;
  private static final int VALUE = 512;
  /// MariaDB: the one that was prepared last, before its number is known.
  private static final int LAST = -1;

  private static final class Statement {
    final String sql;
    final int parameters;
    List<Integer> types = List.of();

    Statement(String sql, int parameters) {
      this.sql = sql;
      this.parameters = parameters;
    }
  }

  record Execution(String sql, Bound bound) {}

  private final Map<Integer, Statement> statements =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Statement> eldest) {
          return size() > MOST;
        }
      };

  private String asked = "";

  /// Its number isn't known yet.
  void asked(String sql) {
    asked = sql;
  }

  void is(int number, String sql, int parameters) {
    statements.put(number, new Statement(sql, parameters));
  }

  void close(ByteBuf body) {
    if (body.readableBytes() >= 4) {
      statements.remove(body.readIntLE());
    }
  }

  /// @param body after the command
  Execution executed(ByteBuf body) {
    if (body.readableBytes() < 9) {
      return new Execution("", Bound.NOTHING);
    }
    int number = body.readIntLE();
    body.skipBytes(5);
    Statement statement = statements.get(number);
    if (statement == null) {
      return new Execution(number == LAST ? asked : "", Bound.NOTHING);
    }
    return new Execution(statement.sql, bound(statement, body));
  }

  private static Bound bound(Statement statement, ByteBuf body) {
    int count = statement.parameters;
    int nulls = (count + 7) / 8;
    if (count == 0 || body.readableBytes() < nulls + 1) {
      return new Bound(count, List.of());
    }
    ByteBuf empty = body.readSlice(nulls);
    if (body.readByte() == 1 && body.readableBytes() >= count * 2) {
      var types = new ArrayList<Integer>();
      for (int i = 0; i < count; i++) {
        types.add(body.readUnsignedShortLE() & 0xff);
      }
      statement.types = types;
    }
    var values = new ArrayList<String>();
    for (int i = 0; i < Math.min(statement.types.size(), VALUES); i++) {
      boolean isNull = (empty.getByte(i / 8) & (1 << (i % 8))) != 0;
      if (!isNull && !value(statement.types.get(i), body, values)) {
        break;
      }
    }
    return new Bound(count, List.copyOf(values));
  }

  /// Whether what follows can still be read.
  private static boolean value(int type, ByteBuf body, List<String> values) {
    int fixed =
        switch (type) {
          case 0x01 -> 1;
          case 0x02, 0x0d -> 2;
          case 0x03, 0x09, 0x04 -> 4;
          case 0x08, 0x05 -> 8;
          case 0x06 -> 0;
          case 0x07, 0x0a, 0x0b, 0x0c -> body.isReadable() ? body.getByte(body.readerIndex()) + 1 : -1;
          default -> -2;
        };
    if (fixed >= 0) {
      boolean there = body.readableBytes() >= fixed;
      body.skipBytes(there ? fixed : body.readableBytes());
      return there;
    }
    long length = fixed == -1 ? -1 : Packets.number(body);
    if (length < 0 || length > body.readableBytes()) {
      return false;
    }
    ByteBuf text = body.readSlice((int) length);
    String value = Packets.text(text, VALUE);
    if (value.chars().noneMatch(Character::isISOControl)) {
      values.add(value);
    }
    return true;
  }
}
