package dev.prodproof.lab.proxy.mysql;

import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Dialogue;
import dev.prodproof.lab.proxy.database.Frames;
import dev.prodproof.lab.proxy.database.Obstacle;
import dev.prodproof.lab.proxy.database.Wires;
import io.netty.buffer.ByteBuf;

/// One connection, both directions.
final class Talk implements Dialogue {
  static final String TLS =
      "the driver insists on TLS, which is good: leave it so, and for this run alone let it accept plain"
          + " connections on loopback (sslMode=PREFERRED; with caching_sha2_password also"
          + " allowPublicKeyRetrieval=true)";

  /// Of one connection.
  record Context(
      long connection, Wires wires, Desk desk, Session session, Owed owed, Prepared prepared) {}

  private final Context on;
  private final Frames asked;
  private final Frames answered;
  private final Asking asking;
  private boolean greeted;

  Talk(long connection, Wires wires, Desk desk) {
    this.on =
        new Context(connection, wires, desk, new Session(), new Owed(desk), new Prepared());
    this.asking = new Asking(on);
    this.asked = new Frames(Packets.LAYOUT, asking, wires.memory(), wires::toDatabase);
    this.answered = new Frames(Packets.LAYOUT, new Answering(on), wires.memory(), wires::toService);
  }

  @Override
  public void fromService(ByteBuf bytes) {
    asked.take(bytes);
  }

  @Override
  public void fromDatabase(ByteBuf bytes) {
    greeted = true;
    answered.take(bytes);
  }

  @Override
  public boolean inTransaction() {
    return on.session().inTransaction();
  }

  @Override
  public boolean idle() {
    return on.session().ready() && !on.session().inTransaction() && on.owed().nothing();
  }

  /// A client that leaves before it logs in, once it heard that there is no TLS, insists on it.
  @Override
  public void over() {
    if (greeted && !asking.introduced() && on.desk().fault() == null) {
      on.desk().hindered(Obstacle.WANTS_TLS, TLS);
    }
    asked.over();
    answered.over();
    on.owed().over();
  }
}
