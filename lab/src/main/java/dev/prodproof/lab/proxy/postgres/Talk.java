package dev.prodproof.lab.proxy.postgres;

import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Dialogue;
import dev.prodproof.lab.proxy.database.Frames;
import dev.prodproof.lab.proxy.database.Wires;
import io.netty.buffer.ByteBuf;

/// One connection, both directions.
final class Talk implements Dialogue {
  private final Opening opening;
  private final Frames asked;
  private final Frames answered;
  private final Owed owed;
  private final Transaction transaction = new Transaction();

  Talk(long connection, Wires wires, Desk desk) {
    this.owed = new Owed(desk);
    this.opening = new Opening(connection, wires, desk);
    var context = new Asking.Context(connection, wires, desk, transaction, owed);
    this.asked = new Frames(Messages.LAYOUT, new Asking(context), wires.memory(), wires::toDatabase);
    this.answered = new Frames(Messages.LAYOUT, new Answering(context), wires.memory(), wires::toService);
  }

  @Override
  public void fromService(ByteBuf bytes) {
    if (!opening.through()) {
      opening.take(bytes, asked);
    } else if (opening.raw()) {
      opening.pass(bytes);
    } else {
      asked.take(bytes);
    }
  }

  @Override
  public void fromDatabase(ByteBuf bytes) {
    if (opening.raw()) {
      opening.back(bytes);
    } else {
      answered.take(bytes);
    }
  }

  @Override
  public boolean inTransaction() {
    return transaction.open();
  }

  @Override
  public boolean idle() {
    return transaction.ready() && !transaction.open() && owed.nothing();
  }

  @Override
  public void over() {
    opening.over();
    asked.over();
    answered.over();
    owed.over();
  }
}
