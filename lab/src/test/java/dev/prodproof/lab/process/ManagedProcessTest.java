package dev.prodproof.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.Pause;
import dev.prodproof.lab.Recipe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManagedProcessTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /// Neither hands SIGTERM on nor ends of it.
  private static final String WRAPPER = "trap : TERM; \"$@\"; :";

  @TempDir private Path folder = Path.of("");

  private final String word = "managed" + UUID.randomUUID();
  private final Watchdog watchdog = Watchdog.start(word);
  private final int port = Ports.free();
  private final Queue<Transcript.Line> lines = new ConcurrentLinkedQueue<>();
  private final Queue<String> progress = new ConcurrentLinkedQueue<>();

  @AfterEach
  void leaves_nothing_behind() {
    watchdog.close();
    assertThat(Processes.with(word)).isEmpty();
  }

  private ManagedProcess process(@Nullable String ready, List<String> start) {
    return process(ready, "http://127.0.0.1:" + port, start, Map.of());
  }

  private ManagedProcess process(
      @Nullable String ready, String url, List<String> start, Map<String, String> env) {
    var service =
        new Recipe.Service("shop", url, start, ready, Duration.ofSeconds(3), env, folder + "");
    var transcript = new Transcript(folder.resolve("logs"), "service", lines::add);
    return new ManagedProcess(
        service,
        new ManagedProcess.Means(
            watchdog, transcript, Knock.PLAIN, InstantSource.system(), Pause.REAL, progress::add));
  }

  private ManagedProcess jwebserver(@Nullable String ready, String... within) throws IOException {
    var command = new ArrayList<>(List.of(within));
    command.addAll(jwebserver(port));
    return process(ready, command);
  }

  private List<String> jwebserver(int at) throws IOException {
    Files.writeString(folder.resolve("index.html"), "hello");
    Path java = Path.of(ProcessHandle.current().info().command().orElseThrow());
    return List.of(
        java.resolveSibling("jwebserver").toString(),
        "-J-Xmx32m",
        "-J-D" + word,
        "-p",
        "" + at,
        "-d",
        folder.toString());
  }

  private static void refuses(ManagedProcess process, Duration ready, String... parts) {
    assertThatThrownBy(() -> process.start(ready))
        .isInstanceOf(Unusable.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void has_all_garbage_collected_and_tells_what_is_left() throws Exception {
    try (ManagedProcess process = jwebserver(null, "sh", "-c", WRAPPER, "sh")) {
      process.start(LONG);
      ManagedService.Heap heap = process.collected().orElseThrow();
      assertThat(heap.bytes()).isGreaterThan(100_000);
      assertThat(heap.held()).containsKeys("byte[]", "java.lang.String");
      assertThat(heap.held().values().stream().mapToLong(ManagedService.Held::bytes).sum())
          .isLessThanOrEqualTo(heap.bytes());
    }
  }

  @Test
  void starts_serves_restarts_on_the_same_port_and_stops() throws Exception {
    try (ManagedProcess server = jwebserver("/index.html")) {
      server.start(LONG);
      assertThat(server.alive()).isTrue();
      assertThat(server.listener()).map(Listener::pid).isEqualTo(server.pid());
      long first = server.pid().orElseThrow();
      server.restart(LONG);
      assertThat(server.pid().orElseThrow()).isNotEqualTo(first);
      assertThat(Knock.PLAIN.status(URI.create("http://127.0.0.1:" + port + "/"))).isEqualTo(200);
      assertThat(server.stop()).isTrue();
      assertThat(server.exit()).hasValue(143);
      assertThat(progress).anyMatch(line -> line.startsWith("shop is ready"));
    }
  }

  @Test
  void ends_the_process_that_listens_rather_than_its_shell_and_starts_it_again() throws Exception {
    try (ManagedProcess server = jwebserver("/index.html", "sh", "-c", WRAPPER, "sh")) {
      server.start(LONG);
      assertThat(server.listener()).map(Listener::pid).isNotEqualTo(server.pid());
      ManagedService.Ended ended = server.terminate();
      assertThat(ended.inTime()).isTrue();
      assertThat(ended.exit()).isEmpty();
      server.start(LONG);
      assertThat(server.readyAfter()).isPositive();
      assertThat(server.kill().inTime()).isFalse();
      assertThat(server.alive()).isFalse();
    }
  }

  @Test
  void tells_how_it_ended() throws Exception {
    try (ManagedProcess server = jwebserver("/index.html")) {
      server.start(LONG);
      assertThat(server.terminate().exit()).hasValue(143);
      server.start(LONG);
      assertThat(server.kill().exit()).hasValue(137);
    }
  }

  @Test
  void says_what_a_wrong_path_answers_while_it_waits() throws Exception {
    try (ManagedProcess server = jwebserver("/nowhere")) {
      refuses(server, Duration.ofSeconds(4), "/nowhere answers 404");
      assertThat(progress).anyMatch(news -> news.matches("waiting for shop: .* s; /nowhere answers 404"));
    }
  }

  @Test
  void takes_an_open_port_for_ready_where_no_path_is_given() throws Exception {
    try (ManagedProcess server = jwebserver(null)) {
      server.start(LONG);
      assertThat(server.alive()).isTrue();
      server.kill();
      assertThat(server.exit()).hasValue(137);
    }
  }

  @Test
  void ends_all_its_children_and_those_that_are_deaf() throws Exception {
    var start = List.of("sh", "-c", "trap '' TERM; sleep 600 & sleep 600; :", word);
    ManagedProcess deaf = process("/", start);
    refuses(
        deaf, Duration.ofMillis(200), "isn't ready after 0 s", "doesn't answer", "wrote nothing");
    assertThat(Processes.with(word)).isEmpty();
  }

  @Test
  void says_that_there_is_no_such_command() {
    refuses(process("/", List.of("no-such-command")), LONG, "no command `no-such-command`", "PATH");
    refuses(process("/", List.of("./gradlew")), LONG, "no command `./gradlew` in " + folder);
  }

  @Test
  void says_what_it_wrote_before_it_ended() {
    refuses(
        process("/", List.of("sh", "-c", "echo starting; echo 'no database' >&2; exit 3")),
        LONG,
        "shop ended with exit code 3",
        "no database",
        "service.out.log");
    assertThat(lines).contains(new Transcript.Line("no database", true));
  }

  @Test
  void says_that_it_went_into_the_background() {
    refuses(
        process("/", List.of("sh", "-c", "sleep 600 & exit 0", word)),
        LONG,
        "exit code 0",
        "left processes behind",
        "stay in the foreground");
    assertThat(Processes.with(word)).isEmpty();
  }

  @Test
  void says_where_it_listens_instead() throws IOException {
    int other = Ports.free();
    ManagedProcess astray = process("/", jwebserver(other));
    refuses(
        astray,
        Duration.ofSeconds(8),
        "it listens on port " + other + " instead of " + port,
        "${service.port}");
  }

  @Test
  void tells_when_it_ends_by_itself_and_not_when_it_is_ended() throws Exception {
    var told = new LinkedBlockingQueue<String>();
    try (ManagedProcess server = jwebserver("/index.html")) {
      server.whenGone(told::add);
      server.start(LONG);
      server.kill();
      server.start(LONG);
      server.terminate();
      server.start(LONG);
      ProcessHandle.of(server.pid().orElseThrow()).orElseThrow().destroyForcibly();
      assertThat(told.poll(30, TimeUnit.SECONDS)).contains("shop ended by itself", "SIGKILL");
      assertThat(told).isEmpty();
    }
  }

  @Test
  void runs_a_second_one_beside_it_and_ends_both() throws Exception {
    URI there;
    try (ManagedProcess server = movable(new Recipe.Rollout(true, 0, null, List.of(), List.of()))) {
      server.start(LONG);
      ManagedProcess beside = server.beside(ManagedService.Version.PRESENT);
      beside.start(LONG);
      there = beside.url();
      assertThat(there.getPort()).isNotEqualTo(port);
      assertThat(Knock.PLAIN.status(there.resolve("/index.html"))).isEqualTo(200);
      assertThat(Knock.PLAIN.status(server.url().resolve("/index.html"))).isEqualTo(200);
      assertThatThrownBy(() -> server.beside(ManagedService.Version.PREVIOUS))
          .hasMessageContaining("service.previous");
    }
    assertThat(Knock.PLAIN.status(there)).isZero();
  }

  @Test
  void says_why_there_is_no_second_one() throws Exception {
    assertThatThrownBy(() -> process("/", List.of("true")).beside(ManagedService.Version.PRESENT))
        .hasMessageContaining("${service.port}");
    var alone = movable(new Recipe.Rollout(true, 1, null, List.of(), List.of()));
    assertThatThrownBy(() -> alone.beside(ManagedService.Version.PRESENT))
        .hasMessageContaining("instances: 1");
  }

  private ManagedProcess movable(Recipe.Rollout rollout) throws IOException {
    var service =
        new Recipe.Service(
            "shop",
            "http://127.0.0.1:" + port,
            jwebserver(port),
            "/index.html",
            Duration.ofSeconds(3),
            Map.of("PORT", "" + port),
            folder + "",
            rollout);
    var transcript = new Transcript(folder.resolve("logs"), "service", lines::add);
    return new ManagedProcess(
        service,
        new ManagedProcess.Means(
            watchdog, transcript, Knock.PLAIN, InstantSource.system(), Pause.REAL, progress::add));
  }

  @Test
  void says_who_holds_the_port() throws Exception {
    try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(other.isBound()).isTrue();
      refuses(
          process("/", List.of("true")), LONG, "port " + port + " is taken by", "${service.port}");
    }
  }

  @Test
  void starts_nothing_for_a_url_elsewhere() {
    refuses(process("/", "http://192.0.2.1", List.of("true"), Map.of()), LONG, "on this machine");
  }

  @Test
  void hands_on_little_of_its_own_environment() throws Exception {
    ManagedProcess printing =
        process("/", "http://127.0.0.1:" + port, List.of("env"), Map.of("DATABASE", "db"));
    refuses(printing, LONG, "DATABASE=db");
    assertThat(lines)
        .extracting(line -> line.text().replaceFirst("=.*", ""))
        .isSubsetOf(
            "PATH",
            "HOME",
            "LANG",
            "LC_ALL",
            "TZ",
            "TMPDIR",
            "JAVA_HOME",
            "DATABASE",
            "PWD",
            "OLDPWD",
            "PRODPROOF_RUN",
            "_",
            "SHLVL");
  }

  @Test
  void cuts_lines_that_never_end() {
    refuses(
        process("/", List.of("sh", "-c", "head -c 300000 /dev/zero | tr '\\0' x; echo; echo last")),
        LONG,
        "last");
    assertThat(lines).extracting(line -> line.text().length()).containsExactly(Lines.LONGEST, 4);
    assertThat(folder.resolve("logs/service.out.log")).hasSize(300_006);
  }
}
