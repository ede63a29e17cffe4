package dev.prodproof.lab.proxy.mysql;

import dev.prodproof.lab.proxy.database.Fate;
import io.netty.buffer.ByteBuf;

/// Follows the answers to commands, packet by packet: where each ends, and how many rows it has.
final class Results {
  private static final int OK = 0x00;
  private static final int EOF = 0xfe;
  private static final int ERROR = 0xff;
  private static final int FILE = 0xfb;
  private static final int MORE_RESULTS = 0x0008;
  private static final int CURSOR = 0x0040;

  private enum Phase {
    FIRST,
    COLUMNS,
    ROWS
  }

  private final Talk.Context on;
  private Phase phase = Phase.FIRST;
  /// Definitions still to come, and end marks among them.
  private long definitions;

  private boolean prepares;
  private boolean continued;
  private boolean mute;

  Results(Talk.Context on) {
    this.on = on;
  }

  Fate read(ByteBuf body, int length) {
    boolean goesOn = continued;
    continued = length == Packets.FULL;
    Owed.Answer head = on.owed().head();
    if (goesOn || head == null) {
      return mute ? Fate.DROP : Fate.PASS;
    }
    if (head.forged() != null) {
      ByteBuf forged = head.forged().retainedDuplicate();
      readOk(body);
      finish(Packets.sqlState(forged.slice().skipBytes(4)));
      return new Fate.Instead(forged);
    }
    mute |= head.withheld() && body.isReadable() && body.getUnsignedByte(0) != ERROR;
    boolean ended = step(head, body, length);
    if (mute && ended) {
      on.wires().reset();
      return Fate.STOP;
    }
    return mute ? Fate.DROP : Fate.PASS;
  }

  /// Whether the answer ends here.
  private boolean step(Owed.Answer head, ByteBuf body, int length) {
    int first = body.isReadable() ? body.getUnsignedByte(0) : -1;
    return switch (phase) {
      case FIRST -> first(head, body, first);
      case COLUMNS -> column(body, first, length);
      case ROWS -> row(head, body, first, length);
    };
  }

  private boolean first(Owed.Answer head, ByteBuf body, int first) {
    switch (head.command()) {
      case Commands.PREPARE -> {
        return prepared(head, body, first);
      }
      case Commands.QUERY, Commands.EXECUTE -> {}
      case Commands.FETCH, Commands.FIELDS -> {
        phase = Phase.ROWS;
        return row(head, body, first, body.readableBytes());
      }
      default -> {
        readOk(body);
        return finish(first == ERROR ? Packets.sqlState(body) : "");
      }
    }
    if (first == ERROR) {
      return finish(Packets.sqlState(body));
    }
    if (first == OK) {
      ByteBuf rest = body.slice().skipBytes(1);
      long changed = Packets.number(rest);
      if (head.statement() != null && changed > 0) {
        head.statement().rows(changed);
      }
      var _ = Packets.number(rest);
      return ended(status(rest));
    }
    if (first != FILE) {
      long columns = Packets.number(body.slice());
      definitions = Math.max(0, columns) + (on.session().withoutEof() ? 0 : 1);
      prepares = false;
      phase = definitions == 0 ? Phase.ROWS : Phase.COLUMNS;
    }
    return false;
  }

  private boolean prepared(Owed.Answer head, ByteBuf body, int first) {
    if (first != OK || body.readableBytes() < 9) {
      return finish(first == ERROR ? Packets.sqlState(body) : "");
    }
    int columns = body.getUnsignedShortLE(5);
    int parameters = body.getUnsignedShortLE(7);
    on.prepared().is(body.getIntLE(1), head.sql(), parameters);
    int marks = on.session().withoutEof() ? 0 : (columns > 0 ? 1 : 0) + (parameters > 0 ? 1 : 0);
    definitions = (long) columns + parameters + marks;
    prepares = true;
    phase = definitions == 0 ? Phase.FIRST : Phase.COLUMNS;
    return definitions == 0 && finish("");
  }

  private boolean column(ByteBuf body, int first, int length) {
    definitions--;
    if (definitions > 0) {
      return false;
    }
    if (prepares) {
      return finish("");
    }
    phase = Phase.ROWS;
    boolean mark = first == EOF && length < 9 && body.readableBytes() >= 5;
    return mark
        && (body.getUnsignedShortLE(3) & CURSOR) != 0
        && ended(body.getUnsignedShortLE(3));
  }

  private boolean row(Owed.Answer head, ByteBuf body, int first, int length) {
    if (first == ERROR) {
      return finish(Packets.sqlState(body));
    }
    boolean end =
        first == EOF && (on.session().withoutEof() ? length < Packets.FULL : length < 9);
    if (!end) {
      if (head.statement() != null) {
        head.statement().rows(1);
      }
      return false;
    }
    ByteBuf rest = body.slice().skipBytes(1);
    if (on.session().withoutEof()) {
      var _ = Packets.number(rest);
      var _ = Packets.number(rest);
      return ended(status(rest));
    }
    return ended(rest.readableBytes() >= 4 ? rest.getUnsignedShortLE(2) : -1);
  }

  /// @param flags -1 where unknown
  private boolean ended(int flags) {
    if (flags >= 0) {
      on.session().status(flags);
      if ((flags & MORE_RESULTS) != 0) {
        phase = Phase.FIRST;
        return false;
      }
    }
    return finish("");
  }

  private boolean finish(String error) {
    phase = Phase.FIRST;
    on.owed().done(error);
    return true;
  }

  private void readOk(ByteBuf body) {
    if (body.isReadable() && body.getUnsignedByte(0) == OK) {
      ok(body.slice().skipBytes(1));
    }
  }

  /// @param rest of an OK packet, after its first byte
  void ok(ByteBuf rest) {
    var _ = Packets.number(rest);
    var _ = Packets.number(rest);
    int flags = status(rest);
    if (flags >= 0) {
      on.session().status(flags);
    }
  }

  private static int status(ByteBuf rest) {
    return rest.readableBytes() >= 2 ? rest.readUnsignedShortLE() : -1;
  }
}
