package dev.prodproof.lab.proxy.mysql;

import dev.prodproof.lab.proxy.database.Bound;
import dev.prodproof.lab.proxy.database.Complaint;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Fate;
import dev.prodproof.lab.proxy.database.Frames;
import dev.prodproof.lab.proxy.database.Moment;
import dev.prodproof.lab.proxy.database.Underway;
import io.netty.buffer.ByteBuf;

/// What the service asks: follows its statements, and strikes them where a fault is set.
final class Asking implements Frames.Reader {
  private static final int WITHOUT_EOF = 0x01000000;

  /// What a client says of itself is no shorter.
  private static final int INTRODUCTION = 32;

  private final Talk.Context on;
  private boolean introduced;
  private boolean continued;

  Asking(Talk.Context on) {
    this.on = on;
  }

  /// It said who it is.
  boolean introduced() {
    return introduced;
  }

  @Override
  public int needs(byte number) {
    return Frames.HELD;
  }

  @Override
  public Fate read(byte number, ByteBuf body, int length) {
    boolean goesOn = continued;
    continued = length == Packets.FULL;
    if (!introduced) {
      introduced = length >= INTRODUCTION;
      on.session().withoutEof(body.readableBytes() >= 4 && (body.getIntLE(0) & WITHOUT_EOF) != 0);
      return Fate.PASS;
    }
    if (goesOn || number != 0 || !body.isReadable() || !on.session().ready()) {
      return Fate.PASS;
    }
    int command = body.readUnsignedByte();
    return switch (command) {
      case Commands.QUERY -> statement(command, Packets.text(body), Bound.NOTHING);
      case Commands.EXECUTE -> {
        Prepared.Execution execution = on.prepared().executed(body);
        yield statement(command, execution.sql(), execution.bound());
      }
      case Commands.PREPARE -> {
        String sql = Packets.text(body);
        on.prepared().asked(sql);
        on.owed().add(Owed.Answer.to(command, sql));
        yield Fate.PASS;
      }
      default -> {
        other(command, body);
        yield Fate.PASS;
      }
    };
  }

  private void other(int command, ByteBuf body) {
    if (command == Commands.CLOSE) {
      on.prepared().close(body);
    }
    if (command == Commands.CHANGE_USER) {
      on.session().loggedOut();
    } else if (!Commands.silent(command)) {
      on.owed().add(Owed.Answer.to(command, ""));
    }
  }

  private Fate statement(int command, String sql, Bound bound) {
    Moment moment = Moment.of(sql, on.session().inTransaction());
    Underway underway = on.desk().begun(on.connection(), moment, bound);
    DatabaseFault fault = on.desk().strikes(moment, on.connection());
    if (fault != null) {
      return struck(command, underway.struck(fault), fault, moment);
    }
    return pass(command, underway, moment, false);
  }

  private Fate pass(int command, Underway underway, Moment moment, boolean withheld) {
    if (moment.kind() == Moment.Kind.BEGIN) {
      on.session().begun();
    }
    on.owed().add(new Owed.Answer(command, "", underway, withheld, null));
    return Fate.PASS;
  }

  private Fate struck(int command, Underway underway, DatabaseFault fault, Moment moment) {
    return switch (fault) {
      case DatabaseFault.Late _,
          DatabaseFault.Refuse _,
          DatabaseFault.NoGreeting _,
          DatabaseFault.ResetIdle _ ->
          pass(command, underway, moment, false);
      case DatabaseFault.WithholdAcknowledgement _ -> pass(command, underway, moment, true);
      case DatabaseFault.Silence _ -> {
        underway.lost(on.desk());
        on.wires().hold();
        yield Fate.STOP;
      }
      case DatabaseFault.ResetInTransaction _, DatabaseFault.WithholdCommit _ -> {
        underway.lost(on.desk());
        on.wires().reset();
        yield Fate.STOP;
      }
      case DatabaseFault.Says says -> said(underway, says);
    };
  }

  /// The server is asked for something else, and its answer to that replaced: so it keeps its place, and its
  /// transaction ends where the complaint says that it did.
  private Fate said(Underway underway, DatabaseFault.Says says) {
    var memory = on.wires().memory();
    ByteBuf error = Packets.error(memory, 1, says.complaint(), says.token());
    if (says.complaint().fatal()) {
      underway.answered(on.desk(), Packets.sqlState(says.complaint()));
      on.wires().toService(error);
      on.wires().end();
      return Fate.STOP;
    }
    boolean rolledBack =
        says.complaint() == Complaint.SERIALISATION || says.complaint() == Complaint.DEADLOCK;
    on.owed().add(new Owed.Answer(Commands.PING, "", underway, false, error));
    return new Fate.Instead(rolledBack ? Packets.rollback(memory) : Packets.ping(memory));
  }

  @Override
  public void foreign() {}
}
