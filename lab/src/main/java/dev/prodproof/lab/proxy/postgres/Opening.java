package dev.prodproof.lab.proxy.postgres;

import dev.prodproof.lab.proxy.database.Complaint;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Frames;
import dev.prodproof.lab.proxy.database.Obstacle;
import dev.prodproof.lab.proxy.database.Wires;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/// What a client says first, which has no type: it asks for encryption, for a cancellation or for a session.
final class Opening {
  private static final int SSL = 80877103;
  private static final int GSS = 80877104;
  private static final int CANCEL = 80877102;
  private static final int MAJOR = 3;
  private static final byte TLS_HANDSHAKE = 0x16;
  /// The server itself takes no more (`MAX_STARTUP_PACKET_LENGTH`).
  private static final int LONGEST = 10_000;

  static final String TLS =
      "the driver insists on TLS, which is good: leave it so, and for this run alone let it accept plain"
          + " connections on loopback (sslmode=prefer, channel_binding=prefer)";

  private final long connection;
  private final Wires wires;
  private final Desk desk;
  private @Nullable ByteBuf held;
  private boolean askedForTls;
  private boolean through;
  private boolean raw;

  Opening(long connection, Wires wires, Desk desk) {
    this.connection = connection;
    this.wires = wires;
    this.desk = desk;
  }

  /// From now on there are messages, or raw bytes.
  boolean through() {
    return through;
  }

  boolean raw() {
    return raw;
  }

  void pass(ByteBuf bytes) {
    wires.toDatabase(bytes);
  }

  void back(ByteBuf bytes) {
    wires.toService(bytes);
  }

  /// @param rest takes what comes after it
  void take(ByteBuf bytes, Frames rest) {
    ByteBuf old = held;
    held = null;
    ByteBuf all =
        old == null
            ? bytes
            : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(wires.memory(), old, bytes);
    while (!through && all.isReadable()) {
      if (all.getByte(all.readerIndex()) == TLS_HANDSHAKE) {
        refuse(Obstacle.WANTS_TLS, TLS, all);
        return;
      }
      if (all.readableBytes() < 8) {
        break;
      }
      int length = all.getInt(all.readerIndex());
      if (length < 8 || length > LONGEST) {
        foreign(all);
        return;
      }
      if (all.readableBytes() < length) {
        break;
      }
      read(all.readRetainedSlice(length));
    }
    if (!all.isReadable()) {
      all.release();
    } else if (!through) {
      held = all;
    } else if (raw) {
      wires.toDatabase(all);
    } else {
      rest.take(all);
    }
  }

  private void read(ByteBuf packet) {
    int code = packet.getInt(packet.readerIndex() + 4);
    switch (code) {
      case SSL, GSS -> {
        askedForTls |= code == SSL;
        packet.release();
        wires.toService(wires.memory().buffer(1).writeByte('N'));
      }
      case CANCEL -> {
        through = true;
        raw = true;
        wires.toDatabase(packet);
      }
      default -> begin(code, packet);
    }
  }

  private void begin(int code, ByteBuf packet) {
    if (code >>> 16 != MAJOR) {
      foreign(packet);
      return;
    }
    through = true;
    if (desk.fault() instanceof DatabaseFault.Says fault
        && fault.complaint() == Complaint.TOO_MANY_CONNECTIONS) {
      desk.met(fault, connection, "");
      packet.release();
      wires.toService(Words.error(wires.memory(), fault.complaint(), fault.token()));
      wires.end();
      return;
    }
    wires.toDatabase(packet);
  }

  private void foreign(ByteBuf bytes) {
    refuse(
        Obstacle.FOREIGN,
        "what the service sends isn't PostgreSQL's protocol, version 3: correct `kind` of the need",
        bytes);
  }

  private void refuse(Obstacle why, String sentence, ByteBuf bytes) {
    bytes.release();
    through = true;
    raw = true;
    desk.hindered(why, sentence);
    wires.end();
  }

  /// A client that asked for encryption, and left when it was told that there is none, insists on it.
  void over() {
    if (askedForTls && !through) {
      desk.hindered(Obstacle.WANTS_TLS, TLS);
    }
    if (held != null) {
      held.release();
      held = null;
    }
  }
}
