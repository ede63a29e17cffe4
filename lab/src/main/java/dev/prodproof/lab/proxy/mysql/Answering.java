package dev.prodproof.lab.proxy.mysql;

import dev.prodproof.lab.proxy.database.Complaint;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Fate;
import dev.prodproof.lab.proxy.database.Frames;
import dev.prodproof.lab.proxy.database.Obstacle;
import io.netty.buffer.ByteBuf;

/// What the database answers: the greeting, in which it offers no encryption and no compression through us;
/// then each command's answer.
final class Answering implements Frames.Reader {
  private static final int LOOKED_AT = 512;
  private static final int OK = 0x00;
  private static final int ERROR = 0xff;
  private static final int PROTOCOL = 10;

  private final Talk.Context on;
  private final Results results;
  private boolean greeted;

  Answering(Talk.Context on) {
    this.on = on;
    this.results = new Results(on);
  }

  @Override
  public int needs(byte number) {
    return LOOKED_AT;
  }

  @Override
  public Fate read(byte number, ByteBuf body, int length) {
    if (!greeted) {
      greeted = true;
      return greeting(body);
    }
    if (!on.session().ready()) {
      return loggingIn(body);
    }
    return results.read(body, length);
  }

  private Fate greeting(ByteBuf body) {
    if (on.desk().fault() instanceof DatabaseFault.Says says
        && says.complaint() == Complaint.TOO_MANY_CONNECTIONS) {
      on.desk().met(says, on.connection(), "");
      on.wires()
          .toService(Packets.error(on.wires().memory(), 0, says.complaint(), says.token()));
      on.wires().end();
      return Fate.STOP;
    }
    if (!body.isReadable() || body.getUnsignedByte(0) != PROTOCOL) {
      on.desk()
          .hindered(
              Obstacle.FOREIGN,
              "what answers isn't MySQL's protocol: correct `kind` and `at` of the need");
    } else {
      Greeting.plain(body);
    }
    return Fate.PASS;
  }

  private Fate loggingIn(ByteBuf body) {
    int first = body.isReadable() ? body.getUnsignedByte(0) : -1;
    if (first == OK) {
      on.session().loggedIn();
      results.ok(body.slice().skipBytes(1));
    } else if (first == ERROR) {
      on.desk()
          .hindered(
              Obstacle.REFUSED,
              "the database refuses the service's log-in: SQLSTATE " + Packets.sqlState(body));
    }
    return Fate.PASS;
  }

  @Override
  public void foreign() {}
}
