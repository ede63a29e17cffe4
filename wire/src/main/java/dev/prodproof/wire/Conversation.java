package dev.prodproof.wire;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One call and what comes of it. Its event loop alone touches it until it is over; then its sender
/// does.
final class Conversation {
  // Past the deadline, only a loop that was shut down leaves a conversation without an end.
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Outgoing out;
  private final AnswerParser parser;
  private final EventLoop loop;
  private final long began = System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable ScheduledFuture<?> deadline;
  private @Nullable Connection connection;
  private @Nullable Runnable abort;
  private Exchange.@Nullable NoAnswer failure;
  private @Nullable Refused refusal;
  private boolean ended;
  private boolean kept;
  private long written;
  private long connect = -1;
  private long firstByte = -1;
  private long lastByte = -1;

  Conversation(Outgoing out, Limits limits, EventLoop loop) {
    this.out = out;
    this.loop = loop;
    this.parser = new AnswerParser(limits, out.bodiless());
  }

  Outgoing out() {
    return out;
  }

  EventLoop loop() {
    return loop;
  }

  boolean ended() {
    return ended;
  }

  /// @param ending what closes a connection that is still being made
  void arm(Runnable ending) {
    abort = ending;
    if (deadline == null) {
      long nanos = out.call().deadline().toNanos();
      deadline = loop.schedule(this::expire, nanos, TimeUnit.NANOSECONDS);
    }
  }

  void carriedBy(Connection carrier, boolean wasKept) {
    connection = carrier;
    kept = wasKept;
    connect = wasKept ? 0 : micros();
  }

  void wrote(int bytes) {
    written += bytes;
  }

  /// @return whether the answer has ended
  boolean received(ByteBuf in) {
    if (firstByte < 0 && in.isReadable()) {
      firstByte = micros();
    }
    if (!parser.read(in)) {
      return false;
    }
    end(in);
    return true;
  }

  private void end(ByteBuf in) {
    String wrong = parser.wrong();
    if (wrong != null) {
      failure = new Exchange.NoAnswer(Reason.NOT_HTTP, wrong);
    } else if (parser.whole()) {
      lastByte = micros();
    }
    finish(parser.reusable() && !in.isReadable());
  }

  /// @param orderly by an end of file, not by a reset
  void closed(boolean orderly) {
    if (ended) {
      return;
    }
    parser.closed(orderly);
    if (parser.known()) {
      lastByte = micros();
    } else {
      String how = orderly ? "the connection was closed" : "the connection was reset";
      failure = new Exchange.NoAnswer(Reason.DROPPED, how + ": " + parser.reached() + afterKept());
    }
    finish(false);
  }

  private String afterKept() {
    return kept
        ? "; it was a kept connection, and "
            + out.call().method()
            + " is not sent again, for it may have had its effect"
        : "";
  }

  /// The kept connection was dead before any byte of the answer came.
  boolean onDeadKept() {
    return !ended && kept && firstByte < 0;
  }

  /// And nothing can have happened twice.
  boolean mayGoAgain() {
    return onDeadKept() && (out.safe() || connection == null);
  }

  /// No connection carried it so far.
  void again() {
    kept = false;
    written = 0;
    connection = null;
  }

  void failed(Reason reason, String detail) {
    if (!ended) {
      failure = new Exchange.NoAnswer(reason, detail);
      finish(false);
    }
  }

  void refused(Refused why) {
    refusal = why;
    failed(Reason.GIVEN_UP, "the gate closed it before a byte was sent");
  }

  private void expire() {
    Duration patience = out.call().deadline();
    String when = " within " + patience.toMillis() + " ms";
    if (connect < 0) {
      failed(Reason.TIMEOUT, "no connection" + when);
    } else {
      stop(Reason.TIMEOUT, "no answer" + when + ": " + parser.reached());
    }
  }

  /// Ends it from our side: what is known of the answer counts.
  void stop(Reason reason, String detail) {
    if (!ended && parser.known()) {
      finish(false);
    } else {
      failed(reason, detail);
    }
  }

  private void finish(boolean reusable) {
    ended = true;
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (connection != null) {
      connection.done(reusable && !out.alone());
    } else if (abort != null) {
      abort.run();
    }
    over.countDown();
  }

  private long micros() {
    return (System.nanoTime() - began) / 1_000;
  }

  /// Until it is over: at its deadline, if nothing else ends it.
  void await() throws InterruptedException {
    long most = out.call().deadline().toNanos() + GRACE.toNanos();
    if (!over.await(most, TimeUnit.NANOSECONDS)) {
      failure = new Exchange.NoAnswer(Reason.GIVEN_UP, "the client was closed meanwhile");
    }
  }

  void awaitCalmly() {
    boolean interrupted = Thread.interrupted();
    try {
      await();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Only after [#await].
  Exchange.Reply reply() {
    Exchange.NoAnswer none = failure;
    if (none != null) {
      return none;
    }
    Exchange.Answer answer = parser.answer(out.unpacks());
    return answer != null ? answer : new Exchange.NoAnswer(Reason.DROPPED, parser.reached());
  }

  @Nullable Refused refusal() {
    return refusal;
  }

  Exchange.Timing timing(Instant sentAt) {
    return new Exchange.Timing(sentAt, connect, firstByte, lastByte);
  }

  long written() {
    return written;
  }
}
