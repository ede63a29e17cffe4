package dev.prodproof.lab.proxy.postgres;

import dev.prodproof.lab.proxy.database.Bound;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Fate;
import dev.prodproof.lab.proxy.database.Frames;
import dev.prodproof.lab.proxy.database.Moment;
import dev.prodproof.lab.proxy.database.Obstacle;
import dev.prodproof.lab.proxy.database.Underway;
import dev.prodproof.lab.proxy.database.Wires;
import io.netty.buffer.ByteBuf;

/// What the service asks: follows its statements, and strikes them where a fault is set.
final class Asking implements Frames.Reader {
  /// Of one connection.
  record Context(
      long connection, Wires wires, Desk desk, Transaction transaction, Owed owed) {}

  private final Context on;
  private final Prepared prepared = new Prepared();

  Asking(Context on) {
    this.on = on;
  }

  @Override
  public int needs(byte type) {
    return switch (type) {
      case 'Q', 'P', 'B', 'C', 'E' -> Frames.HELD;
      default -> 0;
    };
  }

  @Override
  public Fate read(byte type, ByteBuf body, int length) {
    switch (type) {
      case 'P' -> prepared.parse(body);
      case 'B' -> prepared.bind(body);
      case 'C' -> prepared.close(body);
      case 'S', 'F' -> on.owed().add(Owed.Answer.SYNC);
      case 'Q' -> {
        return statement(Words.text(body), Bound.NOTHING, true);
      }
      case 'E' -> {
        Prepared.Portal portal = prepared.executed(body);
        return statement(portal.sql(), portal.bound(), false);
      }
      default -> {}
    }
    return Fate.PASS;
  }

  private Fate statement(String sql, Bound bound, boolean query) {
    Moment moment = Moment.of(sql, on.transaction().open());
    Underway underway = on.desk().begun(on.connection(), moment, bound);
    DatabaseFault fault = on.desk().strikes(moment, on.connection());
    if (fault != null) {
      return struck(underway.struck(fault), fault, moment, query);
    }
    return pass(underway, moment, query);
  }

  private Fate pass(Underway underway, Moment moment, boolean query) {
    return owed(moment, new Owed.Answer(underway, query, false, null), Fate.PASS);
  }

  private Fate owed(Moment moment, Owed.Answer answer, Fate fate) {
    if (moment.kind() == Moment.Kind.BEGIN) {
      on.transaction().begun();
    }
    on.owed().add(answer);
    return fate;
  }

  private Fate struck(Underway underway, DatabaseFault fault, Moment moment, boolean query) {
    return switch (fault) {
      case DatabaseFault.Late _,
          DatabaseFault.Refuse _,
          DatabaseFault.NoGreeting _,
          DatabaseFault.ResetIdle _ ->
          pass(underway, moment, query);
      case DatabaseFault.WithholdAcknowledgement _ ->
          owed(moment, new Owed.Answer(underway, query, true, null), Fate.PASS);
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
      case DatabaseFault.Says says -> said(underway, says, query);
    };
  }

  private Fate said(Underway underway, DatabaseFault.Says says, boolean query) {
    ByteBuf error = Words.error(on.wires().memory(), says.complaint(), says.token());
    if (says.complaint().fatal()) {
      underway.answered(on.desk(), says.complaint().sqlState());
      on.wires().toService(error);
      on.wires().end();
      return Fate.STOP;
    }
    on.owed().add(new Owed.Answer(underway, query, false, error));
    return new Fate.Instead(
        query ? Words.failingQuery(on.wires().memory()) : Words.failingParse(on.wires().memory()));
  }

  @Override
  public void foreign() {
    on.desk()
        .hindered(
            Obstacle.FOREIGN,
            "after the log-in the service sends what isn't PostgreSQL's protocol: it passes unseen");
  }
}
