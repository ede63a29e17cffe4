package dev.prodproof.experiments.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.UnderWay;
import dev.prodproof.facts.Write;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The history checker against services whose manners are known, each a process of its own.
@Execution(ExecutionMode.CONCURRENT)
final class RestartTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Notes, version: 1.0.0}
      paths:
        /notes:
          get: {responses: {'200': {description: all}}}
          post:
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    required: [title]
                    properties: {title: {type: string, minLength: 1, maxLength: 80}}
            responses: {'201': {description: made}, '400': {description: bad}}
        /notes/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {responses: {'200': {description: it}, '404': {description: none}}}
      """;

  @TempDir private Path folder = Path.of("");

  private final Watchdog watchdog = Watchdog.start("ledger" + UUID.randomUUID());
  private final int port = Ports.free();

  @AfterEach
  void leaves_nothing_behind() {
    watchdog.close();
  }

  private ManagedProcess ledger(String manners) {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String classes = System.getProperty("java.class.path").split(File.pathSeparator, -1)[0];
    var start =
        List.of(
            java, "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes,
            MiniLedger.class.getName(), "" + port, folder.resolve("notes") + "", manners);
    var service =
        new Recipe.Service(
            "ledger", "http://127.0.0.1:" + port, start, "/notes", Duration.ofSeconds(10), Map.of(), folder + "");
    var transcript = new Transcript(folder.resolve("logs"), "ledger", _ -> {});
    return new ManagedProcess(
        service,
        new ManagedProcess.Means(
            watchdog, transcript, Knock.PLAIN, InstantSource.system(), Pause.REAL, _ -> {}));
  }

  /// The lab after the experiment, with all that was recorded.
  private LocalLab restarted(ManagedProcess service) throws InterruptedException {
    return restarted(service, DESCRIPTION);
  }

  private LocalLab restarted(ManagedProcess service, String description) throws InterruptedException {
    service.start(LONG);
    var lab = new LocalLab(URI.create("http://127.0.0.1:" + port), service);
    lab.record(Api.read(description).described("test", "3.1", List.of()));
    new Restart().run(lab);
    return lab;
  }

  private static List<Write> acknowledged(LocalLab lab) {
    return lab.all(Write.class).stream().filter(write -> write.is(Write.Outcome.ACKNOWLEDGED)).toList();
  }

  private static List<UnderWay.Fate> held(LocalLab lab) {
    return lab.all(UnderWay.class).stream().filter(UnderWay::held).map(UnderWay::fate).toList();
  }

  private static Restarted stop(LocalLab lab) {
    return lab.all(Restarted.class).stream()
        .filter(one -> one.signal() == Restarted.Signal.TERM)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void finds_all_that_was_written_through() throws Exception {
    try (ManagedProcess service = ledger("through");
        LocalLab lab = restarted(service)) {
      assertThat(lab.all(Restarted.class)).filteredOn(Restarted::amidWrites).isNotEmpty();
      assertThat(acknowledged(lab))
          .hasSizeGreaterThan(20)
          .allMatch(write -> write.byId() == Found.ONCE && write.byList() == Found.ONCE)
          .noneMatch(write -> write.name().isEmpty());
      assertThat(held(lab)).hasSizeGreaterThan(19).containsOnly(UnderWay.Fate.ANSWERED);
      assertThat(stop(lab).inTime()).isTrue();
      assertThat(service.alive()).as("up again for whoever comes next").isTrue();
    }
  }

  @Test
  void tells_of_each_request_that_a_service_drops_when_it_is_stopped() throws Exception {
    try (ManagedProcess service = ledger("abrupt");
        LocalLab lab = restarted(service)) {
      assertThat(held(lab)).hasSizeGreaterThan(19).containsOnly(UnderWay.Fate.RESET);
      assertThat(stop(lab).exit()).isEqualTo(143);
      assertThat(acknowledged(lab)).allMatch(write -> write.byId() == Found.ONCE);
    }
  }

  @Test
  void names_each_write_that_waited_for_a_flush_in_vain() throws Exception {
    try (ManagedProcess service = ledger("flush");
        LocalLab lab = restarted(service)) {
      List<Write> lost = acknowledged(lab).stream().filter(write -> write.byId() == Found.MISSING).toList();
      assertThat(lost).isNotEmpty().allMatch(write -> write.byList() == Found.MISSING);
      assertThat(lost).extracting(Write::name).doesNotHaveDuplicates();
      assertThat(acknowledged(lab)).extracting(Write::byList).doesNotContain(Found.TWICE);
    }
  }

  @Test
  void names_each_write_that_was_tried_again_without_need() throws Exception {
    try (ManagedProcess service = ledger("retry");
        LocalLab lab = restarted(service)) {
      assertThat(acknowledged(lab)).extracting(Write::byList).contains(Found.MISSING, Found.TWICE);
    }
  }

  @Test
  void cannot_tell_of_things_that_took_each_others_place() throws Exception {
    String chosen = DESCRIPTION.replace("required: [title]", "required: [id, title]").replace("{title:", "{id: {type: integer, enum: [1]}, title:");
    try (ManagedProcess service = ledger("replace");
        LocalLab lab = restarted(service, chosen)) {
      assertThat(acknowledged(lab))
          .hasSizeGreaterThan(20)
          .allMatch(write -> write.byId() == Found.UNCLEAR && write.byList() == Found.NOT_LOOKED);
    }
  }

  @Test
  void misses_nothing_in_a_list_that_shows_a_part_without_saying_so() throws Exception {
    try (ManagedProcess service = ledger("first");
        LocalLab lab = restarted(service)) {
      assertThat(acknowledged(lab))
          .hasSizeGreaterThan(40)
          .allMatch(write -> write.byId() == Found.ONCE)
          .allMatch(write -> write.byList() == Found.ONCE || write.byList() == Found.UNCLEAR)
          .anyMatch(write -> write.byList() == Found.UNCLEAR);
    }
  }

  @Test
  void says_that_a_service_did_not_start_again() throws Exception {
    try (ManagedProcess service = ledger("stuck")) {
      service.start(LONG);
      var lab = new LocalLab(URI.create("http://127.0.0.1:" + port), service);
      lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
      assertThatThrownBy(() -> new Restart().run(lab))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("left its lock");
      assertThat(lab.only(Restarted.class).ready()).isFalse();
      lab.close();
    }
  }
}
