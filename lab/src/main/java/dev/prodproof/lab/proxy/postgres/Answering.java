package dev.prodproof.lab.proxy.postgres;

import dev.prodproof.lab.proxy.database.Fate;
import dev.prodproof.lab.proxy.database.Frames;
import dev.prodproof.lab.proxy.database.Obstacle;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// What the database answers: counts rows, follows transactions, and keeps from the service what it mustn't
/// hear.
final class Answering implements Frames.Reader {
  private static final int TAG = 64;
  private static final int ERROR = 8 << 10;

  private final Asking.Context on;
  /// The acknowledgement that is withheld has begun: nothing passes until the database is through.
  private boolean mute;

  Answering(Asking.Context on) {
    this.on = on;
  }

  @Override
  public int needs(byte type) {
    return switch (type) {
      case 'C' -> TAG;
      case 'E' -> ERROR;
      case 'Z' -> 1;
      default -> 0;
    };
  }

  @Override
  public Fate read(byte type, ByteBuf body, int length) {
    Owed.Answer head = on.owed().head();
    mute |= head != null && head.withheld() && type == 'C';
    Fate fate =
        switch (type) {
          case 'C' -> {
            on.owed().complete(Words.rows(Words.text(body)));
            yield Fate.PASS;
          }
          case 's', 'I' -> {
            on.owed().complete(0);
            yield Fate.PASS;
          }
          case 'E' -> failed(head, body);
          case 'Z' -> ready(body);
          default -> Fate.PASS;
        };
    return mute && fate instanceof Fate.Pass ? Fate.DROP : fate;
  }

  private Fate failed(Owed.@Nullable Answer head, ByteBuf body) {
    String sqlState = Words.field(body, 'C');
    if (head != null && head.forged() != null) {
      ByteBuf forged = head.forged().retainedDuplicate();
      on.owed().failed(Words.field(forged.slice().skipBytes(5), 'C'));
      return new Fate.Instead(forged);
    }
    if (!on.transaction().ready()) {
      String sentence = Words.field(body, 'M') + " (SQLSTATE " + sqlState + ")";
      on.desk()
          .hindered(
              Obstacle.REFUSED, "the database refuses the service's log-in: " + sentence);
    }
    on.owed().failed(sqlState);
    return Fate.PASS;
  }

  private Fate ready(ByteBuf body) {
    if (body.isReadable()) {
      on.transaction().ready(body.getByte(body.readerIndex()));
    }
    on.owed().ready();
    if (mute) {
      on.wires().reset();
      return Fate.STOP;
    }
    return Fate.PASS;
  }

  @Override
  public void foreign() {
    on.desk()
        .hindered(
            Obstacle.FOREIGN, "what answers isn't PostgreSQL's protocol: correct `kind` and `at`");
  }
}
