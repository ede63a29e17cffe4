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
    Files.writeString(folder.resolve("index.html"), "hello");
    Path java = Path.of(ProcessHandle.current().info().command().orElseThrow());
    var command = new ArrayList<>(List.of(within));
    command.addAll(
        List.of(
            java.resolveSibling("jwebserver").toString(),
            "-J-Xmx32m",
            "-J-D" + word,
            "-p",
            "" + port,
            "-d",
            folder.toString()));
    return process(ready, command);
  }

  private static void refuses(ManagedProcess process, Duration ready, String... parts) {
    assertThatThrownBy(() -> process.start(ready))
        .isInstanceOf(Unusable.class)
        .hasMessageContainingAll(parts);
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
