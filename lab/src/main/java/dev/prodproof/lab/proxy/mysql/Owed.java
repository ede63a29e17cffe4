package dev.prodproof.lab.proxy.mysql;

import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Underway;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The answers that the server owes, in the order in which it will give them.
final class Owed {
  private static final int MOST = 100_000;

  /// @param sql of a statement that is being prepared; empty for others
  /// @param statement null for what isn't one
  /// @param withheld the service mustn't hear that it succeeded
  /// @param forged said in place of the server's answer; null where that is passed
  record Answer(
      int command,
      String sql,
      @Nullable Underway statement,
      boolean withheld,
      @Nullable ByteBuf forged) {
    static Answer to(int command, String sql) {
      return new Answer(command, sql, null, false, null);
    }
  }

  private final Desk desk;
  private final Deque<Answer> queue = new ArrayDeque<>();

  Owed(Desk desk) {
    this.desk = desk;
  }

  boolean nothing() {
    return queue.isEmpty();
  }

  void add(Answer answer) {
    if (queue.size() >= MOST) {
      drop(answer);
    } else {
      queue.add(answer);
    }
  }

  @Nullable Answer head() {
    return queue.peek();
  }

  /// The one at the head has its answer.
  void done(String error) {
    Answer head = queue.poll();
    if (head != null) {
      if (head.statement() != null) {
        head.statement().answered(desk, error);
      }
      drop(head);
    }
  }

  void over() {
    queue.forEach(this::drop);
    queue.clear();
  }

  private void drop(Answer answer) {
    if (answer.statement() != null) {
      answer.statement().lost(desk);
    }
    if (answer.forged() != null) {
      answer.forged().release();
    }
  }
}
