package dev.prodproof.lab.proxy.postgres;

import dev.prodproof.lab.proxy.database.Desk;
import dev.prodproof.lab.proxy.database.Underway;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The answers that the server owes, in the order in which it will give them.
final class Owed {
  /// What a driver sends before it waits is far less.
  private static final int MOST = 100_000;

  /// @param statement null for a Sync
  /// @param query a simple one: it ends with ReadyForQuery, as a Sync does
  /// @param withheld the service mustn't hear that it succeeded
  /// @param forged said in place of the server's error; null where its own is passed
  record Answer(
      @Nullable Underway statement, boolean query, boolean withheld, @Nullable ByteBuf forged) {
    static final Answer SYNC = new Answer(null, false, false, null);

    boolean endsReady() {
      return statement == null || query;
    }
  }

  private final Desk desk;
  private final Deque<Answer> queue = new ArrayDeque<>();
  /// After an error the server says nothing more until the next Sync.
  private boolean skipping;

  Owed(Desk desk) {
    this.desk = desk;
  }

  boolean nothing() {
    return queue.isEmpty();
  }

  void add(Answer answer) {
    boolean ends = answer.endsReady();
    if (queue.size() >= MOST || (skipping && !ends)) {
      drop(answer);
      return;
    }
    skipping = skipping && !ends;
    queue.add(answer);
  }

  @Nullable Answer head() {
    return queue.peek();
  }

  /// Rows that came before the end.
  void complete(long rows) {
    Answer head = queue.peek();
    if (head == null || head.statement() == null) {
      return;
    }
    head.statement().rows(rows);
    if (!head.query()) {
      queue.poll();
      head.statement().answered(desk, "");
      release(head);
    }
  }

  /// The one at the head failed, and the others up to the next Sync won't be looked at.
  void failed(String sqlState) {
    Answer head = queue.peek();
    if (head != null && head.statement() != null && head.query()) {
      head.statement().answered(desk, sqlState);
      return;
    }
    boolean first = true;
    while (!queue.isEmpty() && !queue.element().endsReady()) {
      Answer next = queue.remove();
      if (first && next.statement() != null) {
        next.statement().answered(desk, sqlState);
      }
      first = false;
      drop(next);
    }
    skipping = queue.isEmpty();
  }

  /// ReadyForQuery.
  void ready() {
    while (!queue.isEmpty()) {
      Answer next = queue.remove();
      if (next.statement() != null && next.query()) {
        next.statement().answered(desk, "");
      }
      boolean last = next.endsReady();
      drop(next);
      if (last) {
        return;
      }
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
    release(answer);
  }

  private static void release(Answer answer) {
    if (answer.forged() != null) {
      answer.forged().release();
    }
  }
}
