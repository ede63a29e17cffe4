package dev.prodproof.experiments.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.FullDisk;
import dev.prodproof.facts.MovedClock;
import dev.prodproof.facts.Opening;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Replacement;
import dev.prodproof.facts.Replacement.Kind;
import dev.prodproof.facts.Write;
import dev.prodproof.facts.Write.Deed;
import dev.prodproof.facts.Write.Found;
import dev.prodproof.lab.Pause;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.process.Knock;
import dev.prodproof.lab.process.ManagedProcess;
import dev.prodproof.lab.process.Ports;
import dev.prodproof.lab.process.Transcript;
import dev.prodproof.lab.process.Watchdog;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two instances of services whose manners are known, each a process of its own.
@Execution(ExecutionMode.CONCURRENT)
final class HandoverTest {
  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Notes, version: 1.0.0}
      components:
        schemas:
          Note:
            type: object
            required: [title]
            properties: {title: {type: string, minLength: 1, maxLength: 80}}
      paths:
        /notes:
          get: {responses: {'200': {description: all}}}
          post:
            requestBody: &note
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
            responses: {'201': {description: made}, '400': {description: bad}}
        /notes/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {responses: {'200': {description: it}, '404': {description: none}}}
          put:
            requestBody: *note
            responses: {'200': {description: changed}, '404': {description: none}}
          delete: {responses: {'204': {description: gone}, '404': {description: none}}}
      """;

  @TempDir private Path folder = Path.of("");

  private final Watchdog watchdog = Watchdog.start("register" + UUID.randomUUID());
  private final int port = Ports.free();

  @AfterEach
  void leaves_nothing_behind() {
    watchdog.close();
  }

  private List<String> command(String manners) {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String classes = System.getProperty("java.class.path").split(File.pathSeparator, -1)[0];
    return List.of(
        java, "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes,
        MiniRegister.class.getName(), "" + port, folder.resolve("notes") + "", manners);
  }

  private LocalLab restarted(String manners, String previous) throws InterruptedException {
    return restarted(manners, previous, null);
  }

  private LocalLab restarted(
      String manners, String previous, @Nullable String files, String... asked)
      throws InterruptedException {
    Recipe.Previous before =
        previous.isEmpty() ? null : new Recipe.Previous(command(previous), folder + "", Map.of());
    var service =
        new Recipe.Service(
            "register",
            "http://127.0.0.1:" + port,
            command(manners),
            "/ready",
            Duration.ofSeconds(10),
            Map.of(),
            folder + "",
            new Recipe.Rollout(true, 0, before, List.of(), List.of()));
    var transcript = new Transcript(folder.resolve("logs"), "register", _ -> {});
    var means =
        new ManagedProcess.Means(
            watchdog, transcript, Knock.PLAIN, InstantSource.system(), Pause.REAL, _ -> {});
    try (var process = new ManagedProcess(service, means)) {
      process.start(Duration.ofSeconds(60));
      // What is told of the first seconds isn't meant: it is explored once it is warm.
      while (Knock.PLAIN.status(URI.create(service.url() + "/notes")) != 200) {
        Pause.REAL.sleep(Duration.ofMillis(50));
      }
      var lab = new LocalLab(URI.create("http://127.0.0.1:" + port), process, "/ready", files).asking(asked);
      lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
      new Restart().run(lab);
      lab.close();
      return lab;
    }
  }

  private static Replacement replacement(LocalLab lab, Kind kind) {
    return lab.all(Replacement.class).stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }

  /// But for what the miniature's own server, the JDK's, had accepted when it stopped, and resets.
  private static List<Replacement.Casualty> lost(LocalLab lab, Kind kind) {
    return replacement(lab, kind).lost().stream()
        .filter(one -> one.how() != Replacement.How.ACCEPTED_AND_RESET)
        .toList();
  }

  private static List<Write> acknowledged(LocalLab lab, Deed deed) {
    return lab.all(Write.class).stream()
        .filter(write -> write.deed() == deed && write.is(Write.Outcome.ACKNOWLEDGED))
        .toList();
  }

  @Test
  void replaces_two_instances_and_two_versions_without_a_loss() throws Exception {
    LocalLab lab = restarted("shared", "shared");
    for (Kind kind : Kind.values()) {
      assertThat(replacement(lab, kind).impossible()).isEmpty();
      assertThat(replacement(lab, kind).requests()).isGreaterThan(10);
      assertThat(lost(lab, kind)).isEmpty();
    }
    assertThat(lab.all(Opening.class)).isNotEmpty().allMatch(Opening::served).allMatch(one -> one.early() == 0);
    assertThat(acknowledged(lab, Deed.CREATE)).isNotEmpty().allMatch(one -> one.byId() == Found.ONCE);
    assertThat(acknowledged(lab, Deed.CHANGE))
        .isNotEmpty()
        .allMatch(one -> one.byId() == Found.ONCE && one.byList() == Found.ONCE);
    assertThat(acknowledged(lab, Deed.DELETE))
        .isNotEmpty()
        .allMatch(one -> one.byId() == Found.MISSING && one.byList() == Found.MISSING);
  }

  @Test
  void blames_no_replacement_for_what_a_write_names_in_vain() throws Exception {
    LocalLab lab = restarted("orphans", "", null, "failures/readiness-gates-start");
    assertThat(lost(lab, Kind.SAME)).isEmpty();
    assertThat(lab.all(Exchange.class)).extracting(Exchange::status).contains(500);
  }

  @Test
  void sees_what_is_undone_after_a_crash() throws Exception {
    LocalLab lab = restarted("late", "", null, "failures/no-lost-writes", "failures/upgrade-and-roll-back");
    assertThat(acknowledged(lab, Deed.CREATE)).allMatch(one -> one.byId() == Found.ONCE);
    assertThat(acknowledged(lab, Deed.CHANGE)).extracting(Write::byId).contains(Found.STALE);
    assertThat(acknowledged(lab, Deed.DELETE)).extracting(Write::byId).contains(Found.ONCE);
    assertThat(replacement(lab, Kind.BACK).impossible()).contains("service.previous");
  }

  @Test
  void sees_readiness_that_comes_before_service() throws Exception {
    LocalLab lab = restarted("early", "", null, "failures/readiness-gates-start");
    assertThat(lab.all(Opening.class)).isNotEmpty().allMatch(one -> one.early() > 0 && one.exchanges().size() == 2);
  }

  @Test
  void waits_for_a_slow_start_that_says_so() throws Exception {
    LocalLab lab = restarted("honest", "", null, "failures/readiness-gates-start");
    assertThat(lab.all(Opening.class)).isNotEmpty().allMatch(one -> one.served() && one.early() == 0);
  }

  /// For a machine on which nothing can be mounted.
  private static boolean mounts() throws Exception {
    return new ProcessBuilder("unshare", "-rm", "true").start().waitFor() == 0
        || new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0;
  }

  @Test
  void fills_the_disk_under_a_service_that_bears_it() throws Exception {
    assumeTrue(mounts());
    LocalLab lab = restarted("shared", "", folder + "", "failures/disk-full");
    FullDisk disk = lab.only(FullDisk.class);
    assertThat(disk.standing()).as(disk.why()).isEqualTo(FullDisk.Standing.SHOWN);
    assertThat(disk.refused()).isGreaterThan(5);
    assertThat(disk.readsFailed()).isZero();
    assertThat(disk.recovered()).isTrue();
    assertThat(onDisk(lab)).isNotEmpty().allMatch(one -> one.byId() == Found.ONCE);
  }

  @Test
  void sees_what_was_acknowledged_without_room_for_it() throws Exception {
    assumeTrue(mounts());
    LocalLab lab = restarted("careless", "", folder + "", "failures/disk-full");
    assertThat(onDisk(lab)).extracting(Write::byId).contains(Found.MISSING);
  }

  private static List<Write> onDisk(LocalLab lab) {
    return acknowledged(lab, Deed.CREATE).stream()
        .filter(one -> one.occasion() == Write.Occasion.DISK)
        .toList();
  }

  @Test
  void moves_the_clock_of_a_service_that_bears_it() throws Exception {
    LocalLab lab = restarted("shared", "", null, "failures/clock-jump");
    MovedClock moved = moved(lab);
    assertThat(moved.steps()).extracting(MovedClock.Step::off).containsExactly(0L, 3600L, -3600L, 172_800L, 0L);
    assertThat(moved.steps()).allMatch(MovedClock.Step::serves).allMatch(step -> step.acknowledged() > 0);
    assertThat(moved.twice()).isEmpty();
    assertThat(lab.all(Write.class)).as("nothing else was asked for").isEmpty();
  }

  @Test
  void sees_what_fails_while_the_clock_is_behind() throws Exception {
    MovedClock moved = moved(restarted("stamped", "", null, "failures/clock-jump"));
    assertThat(moved.steps()).filteredOn(step -> !step.serves()).extracting(MovedClock.Step::off).contains(-3600L);
    assertThat(moved.steps().get(1).serves()).isTrue();
    assertThat(moved.alive()).isTrue();
  }

  private static MovedClock moved(LocalLab lab) {
    MovedClock moved = lab.only(MovedClock.class);
    assumeTrue(!moved.why().contains("install libfaketime"), moved.why());
    assertThat(moved.standing()).as(moved.why()).isEqualTo(MovedClock.Standing.SHOWN);
    return moved;
  }

  @Test
  void says_why_there_can_be_only_one() throws Exception {
    LocalLab lab = restarted("alone", "", null, "failures/readiness-gates-start");
    assertThat(replacement(lab, Kind.SAME).impossible()).contains("another instance holds");
  }
}
