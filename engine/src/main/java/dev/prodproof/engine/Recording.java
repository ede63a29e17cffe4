package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Standing;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.LogRecord;
import dev.prodproof.lab.Notebook;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Facts on their way to disk and to the judge: one thread, in the order of arrival, in batches.
final class Recording implements FactSink, Notebook, AutoCloseable {
  private static final int BATCH = 512;

  /// After so long without a fact, what is known is looked through.
  private static final Duration IDLE = Duration.ofMillis(250);

  /// Facts that wait to be written; with bodies of at most 64 KiB this bounds the memory.
  private static final int WAITING = 2048;

  private sealed interface Item {}

  private record Entry(Fact fact, boolean replayed) implements Item {}

  private record Mark(CountDownLatch reached) implements Item {}

  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(WAITING);
  private final List<Standing> standing = new CopyOnWriteArrayList<>();
  private final Tape facts;
  private final Tape replays;
  private final RunLog log;
  private final Judge judge;
  private final Thread writer;
  private volatile boolean replaying;
  private volatile boolean logs;

  /// Records of replays by trace id, the latest.
  private final Map<String, LogRecord> replayed =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LogRecord> eldest) {
          return size() > WAITING;
        }
      };

  private volatile @Nullable IOException broken;
  private volatile @Nullable RuntimeException fault;
  private volatile boolean ending;
  private long exchanges;

  Recording(Dossier dossier, RunLog log, Judge judge) {
    this.facts = new Tape(dossier.folder(), Dossier.FACTS);
    this.replays = new Tape(dossier.folder(), Dossier.REPLAYS);
    this.log = log;
    this.judge = judge;
    this.writer = Thread.ofPlatform().name("dossier").start(this::drain);
  }

  @Override
  public void record(Fact fact) throws InterruptedException {
    requireWritable();
    boolean again = replaying;
    if (fact instanceof LogRecord line) {
      log(line, again);
    }
    if (!again && fact instanceof Standing lasting) {
      standing.add(lasting);
    }
    queue.put(new Entry(fact, again));
  }

  private void log(LogRecord line, boolean again) {
    logs = true;
    if (again) {
      synchronized (replayed) {
        replayed.put(line.traceId(), line);
      }
    }
  }

  /// Whether the service's own log is read.
  boolean logs() {
    return logs;
  }

  /// What the service logged of replayed exchanges, as far as it arrived.
  List<LogRecord> logged(Set<String> traceIds) {
    synchronized (replayed) {
      return traceIds.stream().map(replayed::get).filter(Objects::nonNull).toList();
    }
  }

  @Override
  public void write(Fact fact) throws InterruptedException {
    record(fact);
  }

  @Override
  public <S extends Standing> List<S> standing(Class<S> kind) {
    return standing.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Standing> standing() {
    return List.copyOf(standing);
  }

  /// From here on facts are replays: kept apart, judged by nobody but the caller.
  void beginReplay() {
    replaying = true;
  }

  void endReplay() {
    replaying = false;
  }

  /// Returns once all that was recorded before is on disk and judged.
  void settle() throws InterruptedException {
    requireWritable();
    var mark = new Mark(new CountDownLatch(1));
    queue.put(mark);
    mark.reached().await();
    requireWritable();
  }

  boolean writable() {
    return broken == null && fault == null;
  }

  void requireWritable() {
    RuntimeException ours = fault;
    if (ours != null) {
      throw new IllegalStateException("while recording and judging: " + ours, ours);
    }
    IOException why = broken;
    if (why != null) {
      throw new Unusable(
          "the dossier can't be written any more (" + why.getMessage()
              + "): make room or choose another directory with --out; what was recorded is kept",
          why);
    }
  }

  private void drain() {
    var batch = new ArrayList<Item>(BATCH);
    try {
      while (!ending || !queue.isEmpty()) {
        Item first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
          idle();
        } else {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          write(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void idle() {
    if (writable()) {
      try {
        judge.idle();
      } catch (RuntimeException e) {
        fault = e;
      }
    }
  }

  private void write(List<Item> batch) {
    if (writable()) {
      try {
        append(batch);
      } catch (IOException e) {
        broken = e;
      } catch (RuntimeException e) {
        // The thread must live on: who records would wait for ever.
        fault = e;
      } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
        fault = new IllegalStateException(e.toString(), e);
      }
    }
    for (Item item : batch) {
      if (item instanceof Mark(CountDownLatch reached)) {
        reached.countDown();
      }
    }
  }

  private void append(List<Item> batch) throws IOException {
    var judged = new ArrayList<Fact>(batch.size());
    var again = new ArrayList<Fact>();
    for (Item item : batch) {
      if (item instanceof Entry(Fact fact, boolean replayed)) {
        (replayed ? again : judged).add(fact);
      }
    }
    if (!judged.isEmpty()) {
      facts.append(judged);
    }
    if (!again.isEmpty()) {
      replays.append(again);
    }
    acknowledge(judged, again);
    judge.see(judged);
  }

  /// Ids are handed out before sending and may be recorded out of order, so they are named one by one
  /// as ranges.
  private void acknowledge(List<Fact> judged, List<Fact> again) throws IOException {
    var ids = new ArrayList<Long>();
    for (List<Fact> part : List.of(judged, again)) {
      for (Fact fact : part) {
        if (fact instanceof Exchange exchange) {
          ids.add(exchange.id());
        }
      }
    }
    if (!ids.isEmpty()) {
      exchanges += ids.size();
      log.line("recorded exchanges " + Ranges.of(ids));
    }
  }

  /// How many exchanges are on disk; right after [#settle] or [#close].
  long exchanges() {
    return exchanges;
  }

  @Override
  public void close() throws IOException {
    ending = true;
    try {
      queue.put(new Mark(new CountDownLatch(1)));
      writer.join();
    } catch (InterruptedException e) {
      writer.interrupt();
      Thread.currentThread().interrupt();
    }
    facts.close();
    replays.close();
  }
}
