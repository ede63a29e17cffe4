package dev.prodproof.cli;

import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.process.Chore;
import dev.prodproof.lab.process.Knock;
import dev.prodproof.lab.process.ManagedProcess;
import dev.prodproof.lab.process.Transcript;
import dev.prodproof.lab.process.Watchdog;
import dev.prodproof.lab.proxy.OwnAuthority;
import dev.prodproof.lab.proxy.Upstream;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.database.Dialect;
import dev.prodproof.lab.proxy.mysql.MySql;
import dev.prodproof.lab.proxy.postgres.Postgres;
import dev.prodproof.wire.Trust;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The processes of a run. All of them end with it, the youngest first; should we be killed, the watchdog
/// ends them.
final class Household implements AutoCloseable {
  /// A JVM with migrations to run on a busy machine.
  private static final Duration READY = Duration.ofSeconds(90);

  private final Watchdog watchdog;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Consumer<String> whenGone = _ -> {};
  private String gone = "";

  Household(String run, InstantSource clock, Consumer<String> progress) {
    // Of this process alone: another run with the same seed would end what we started.
    this.watchdog = Watchdog.start(run + "-" + ProcessHandle.current().pid() + "-");
    this.clock = clock;
    this.progress = progress;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  /// Kept until the end.
  <C extends AutoCloseable> C keep(C part) {
    open.push(part);
    return part;
  }

  /// @param logs where its output goes
  /// @param heard each line that it writes
  ManagedProcess start(Recipe.Service service, Path logs, Consumer<Transcript.Line> heard)
      throws InterruptedException {
    ManagedProcess process = keep(new ManagedProcess(service, means(service.name(), logs, heard)));
    process.whenGone(this::gone);
    process.start(READY);
    return process;
  }

  /// A command of the recipe that ends by itself.
  Chore chore(String key, Recipe.Service service, Path logs) {
    return new Chore(key, service, means(key, logs, _ -> {}));
  }

  private ManagedProcess.Means means(String name, Path logs, Consumer<Transcript.Line> heard) {
    var transcript = new Transcript(logs, name, heard);
    return new ManagedProcess.Means(watchdog, transcript, Knock.PLAIN, clock, Thread::sleep, progress);
  }

  private void gone(String why) {
    Consumer<String> listener;
    synchronized (this) {
      if (!gone.isEmpty()) {
        return;
      }
      gone = why;
      listener = whenGone;
    }
    listener.accept(why);
  }

  /// Told, in a sentence, of the first process that ends without being asked to.
  void whenGone(Consumer<String> listener) {
    String already;
    synchronized (this) {
      whenGone = listener;
      already = gone;
    }
    if (!already.isEmpty()) {
      listener.accept(already);
    }
  }

  synchronized boolean gone() {
    return !gone.isEmpty();
  }

  /// Our proxies, each at the port that the service was told.
  ///
  /// @param trust who may vouch for the real ones
  List<Upstream> standIn(Collection<Recipe.Upstream> needs, Trust trust) {
    var all = new ArrayList<Upstream>();
    Optional<OwnAuthority> authority =
        needs.stream().anyMatch(need -> tls(need.at())) ? Optional.of(authority()) : Optional.empty();
    for (Recipe.Upstream need : needs) {
      URI at = URI.create(need.at());
      all.add(
          keep(
              authority.isPresent() && tls(need.at())
                  ? Upstream.open(need.name(), at, need.port(), trust, authority.get(), clock)
                  : Upstream.open(need.name(), at, need.port(), clock)));
    }
    return List.copyOf(all);
  }

  private static boolean tls(String at) {
    return "https".equalsIgnoreCase(URI.create(at).getScheme());
  }

  private OwnAuthority authority() {
    watchdog.leftover(OwnAuthority.place());
    return keep(OwnAuthority.make(clock.instant()));
  }

  /// The same for databases.
  List<Database> standInForDatabases(Collection<Recipe.Database> needs) {
    var all = new ArrayList<Database>();
    for (Recipe.Database need : needs) {
      var at = new InetSocketAddress(need.host(), need.at());
      Dialect dialect = need.kind().equals(MySql.KIND) ? new MySql() : new Postgres();
      var place = new Database.Place(need.name(), at);
      all.add(keep(Database.open(place, need.port(), dialect, clock)));
    }
    return List.copyOf(all);
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // The others must end too; what is left over is the watchdog's.
        progress.accept("could not be stopped in order: " + e.getMessage());
      }
    }
    watchdog.close();
  }
}
