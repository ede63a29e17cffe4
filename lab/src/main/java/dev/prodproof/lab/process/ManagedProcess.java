package dev.prodproof.lab.process;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.Pause;
import dev.prodproof.lab.Recipe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The service of a recipe as a process of ours.
public final class ManagedProcess implements ManagedService, AutoCloseable {
  /// What it needs from the outside.
  ///
  /// @param transcript where its output goes
  /// @param progress one short line for the person who waits
  public record Means(
      Watchdog watchdog,
      Transcript transcript,
      Knock knock,
      InstantSource clock,
      Pause pause,
      Consumer<String> progress) {
    private Means noting(Transcript other) {
      return new Means(watchdog, other, knock, clock, pause, progress);
    }
  }

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Recipe.Service service;
  private final URI url;
  private final Means means;
  private final Startup startup;
  private final Processors processors;
  private final Deque<ManagedProcess> besides = new ArrayDeque<>();
  private @Nullable ProcessGroup group;
  private volatile Consumer<String> whenGone = _ -> {};
  private volatile boolean ours = true;
  private volatile Optional<ProcessHandle> serving = Optional.empty();
  private Duration readyAfter = Duration.ZERO;

  /// @param service with a command; its URL is on this machine
  public ManagedProcess(Recipe.Service service, Means means) {
    this.service = service;
    this.url = URI.create(service.url());
    this.means = means;
    this.startup = new Startup(service, url, means);
    this.processors = new Processors(means.clock());
  }

  /// Starts it and waits until it can serve.
  ///
  /// @param ready how long that may take
  /// @throws Unusable when it doesn't; the message ends with what it said last
  @Override
  public synchronized void start(Duration ready) throws InterruptedException {
    start(service.start(), ready);
  }

  @Override
  public synchronized Disk startOnSmallDisk(Path folder, Duration ready) throws InterruptedException {
    Path whole = Path.of(service.folder()).resolve(folder).toAbsolutePath().normalize();
    start(SmallDisk.of(whole, service.start()), ready);
    long pid = serving.map(ProcessHandle::pid).or(this::pid).orElseThrow();
    return SmallDisk.of(pid, whole);
  }

  @Override
  public synchronized Clock startOnOwnClock(Duration ready) throws InterruptedException {
    FakedClock clock = FakedClock.make(means.watchdog());
    try {
      start(clock.of(service.start()), ready);
    } catch (Unusable | InterruptedException e) {
      pid().ifPresent(clock::usedBy);
      clock.close();
      throw e;
    }
    pid().ifPresent(clock::usedBy);
    return clock;
  }

  private void start(List<String> command, Duration ready) throws InterruptedException {
    startup.refuseUnusable();
    ProcessGroup started =
        ProcessGroup.start(
            new ProcessGroup.Command(service.name(), command, Path.of(service.folder()), service.env()),
            means.watchdog(),
            means.transcript());
    group = started;
    Instant begin = means.clock().instant();
    try {
      startup.await(started, ready);
      readyAfter = since(begin);
      serving = listener().map(Listener::pid).flatMap(ProcessHandle::of);
      watch(started);
    } catch (Unusable | InterruptedException e) {
      started.kill(means.pause());
      throw e;
    }
  }

  /// Told once, in a sentence, when it ends without being asked to.
  public void whenGone(Consumer<String> listener) {
    whenGone = listener;
  }

  private void watch(ProcessGroup started) {
    ours = false;
    if (serving.isPresent()) {
      var _ = serving.get().onExit().thenRun(() -> gone(started));
    }
    started.onExit(() -> gone(started));
  }

  private void gone(ProcessGroup started) {
    String sentence;
    synchronized (this) {
      if (ours || group != started) {
        return;
      }
      ours = true;
      String how =
          started.alive()
              ? "the process that listened is gone, what started it is still there"
              : Exit.words(started.exit());
      sentence =
          "%s ended by itself: %s; what it wrote is in %s"
              .formatted(service.name(), how, means.transcript().out());
    }
    whenGone.accept(sentence);
  }

  @Override
  public synchronized boolean alive() {
    return group != null && group.alive();
  }

  @Override
  public synchronized void restart(Duration ready) throws InterruptedException {
    stop();
    start(ready);
  }

  /// As a platform does: SIGTERM to all its processes, SIGKILL to those that outstay the grace.
  ///
  /// @return whether it ended by itself within the grace; true where it was gone already
  public synchronized boolean stop() throws InterruptedException {
    ours = true;
    return group == null || group.stop(service.grace(), means.pause());
  }

  @Override
  public synchronized Duration readyAfter() {
    return readyAfter;
  }

  @Override
  public synchronized Ended kill() throws InterruptedException {
    ours = true;
    Instant begin = means.clock().instant();
    // First and at once: a signal to the group takes a process of its own.
    serving.ifPresent(ProcessHandle::destroyForcibly);
    if (group != null) {
      group.kill(means.pause());
    }
    return new Ended(exit(), since(begin), false);
  }

  @Override
  public synchronized Ended terminate() throws InterruptedException {
    ours = true;
    Instant begin = means.clock().instant();
    boolean inTime = serving.isPresent() ? ended(serving.get()) : stop();
    Duration after = since(begin);
    boolean leads = serving.map(ProcessHandle::pid).equals(pid());
    if (group != null) {
      group.kill(means.pause());
    }
    return new Ended(leads || serving.isEmpty() ? exit() : OptionalInt.empty(), after, inTime);
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public synchronized ManagedProcess beside(Version version) {
    Recipe.Rollout rollout = service.rollout();
    if (!rollout.movable()) {
      throw new Unusable("its port is fixed: write `${service.port}` in `service.url` and `service.env`");
    }
    if (rollout.instances() == 1 && version == Version.PRESENT) {
      throw new Unusable("the recipe says that it runs alone (`service.instances: 1`)");
    }
    String name = service.name() + "-" + (version == Version.PRESENT ? "beside" : "previous");
    Recipe.Service there = service.at(Ports.free(), name);
    Recipe.Service one =
        switch (version) {
          case PRESENT -> there;
          case PREVIOUS -> there.as(previous(there));
        };
    var process = new ManagedProcess(one, means.noting(means.transcript().beside(name)));
    besides.push(process);
    return process;
  }

  private static Recipe.Previous previous(Recipe.Service there) {
    Recipe.Previous version = there.rollout().previous();
    if (version == null) {
      throw new Unusable("the recipe names no previous version (`service.previous`)");
    }
    return version;
  }

  @Override
  public int confine() {
    return family().mapToInt(Cores::keepOffFirst).max().orElse(0);
  }

  @Override
  public void release() {
    family().forEach(Cores::release);
  }

  /// The process that listens and those that it started.
  private synchronized LongStream family() {
    return serving.stream()
        .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
        .mapToLong(ProcessHandle::pid);
  }

  @Override
  public double takenByOthers() {
    return processors.taken();
  }

  @Override
  public synchronized Optional<Usage> usage() {
    return serving.map(ProcessHandle::pid).flatMap(Cores::usage);
  }

  @Override
  public Optional<Heap> collected() throws InterruptedException {
    Optional<ProcessHandle> now = serving;
    return now.isPresent() ? JavaHeap.collected(now.get().pid()) : Optional.empty();
  }

  /// Whether it ended by itself within the grace.
  private boolean ended(ProcessHandle process) throws InterruptedException {
    process.destroy();
    Instant end = means.clock().instant().plus(service.grace());
    while (process.isAlive() && means.clock().instant().isBefore(end)) {
      means.pause().sleep(BETWEEN_LOOKS);
    }
    return !process.isAlive();
  }

  private Duration since(Instant begin) {
    return Duration.between(begin, means.clock().instant());
  }

  /// The process id of the command, which is its group's too; empty before the first start.
  public synchronized Optional<Long> pid() {
    return Optional.ofNullable(group).map(ProcessGroup::id);
  }

  /// How the command ended; empty while it runs.
  public synchronized OptionalInt exit() {
    return group == null || group.alive() ? OptionalInt.empty() : OptionalInt.of(group.exit());
  }

  /// The process that really listens, which may be a child of the command.
  public Optional<Listener> listener() {
    return Listener.on(Ports.of(url));
  }

  @Override
  public void close() {
    while (!besides.isEmpty()) {
      besides.pop().close();
    }
    try {
      stop();
    } catch (InterruptedException e) {
      // The watchdog ends it.
      Thread.currentThread().interrupt();
    }
  }
}
