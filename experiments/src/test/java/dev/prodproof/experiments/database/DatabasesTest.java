package dev.prodproof.experiments.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.database.MiniNotes.Manners;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.BesideOutage;
import dev.prodproof.facts.CommitTrial;
import dev.prodproof.facts.CommitTrial.Cut;
import dev.prodproof.facts.DatabaseReturn;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.DatabaseTrial.Kind;
import dev.prodproof.facts.PoolTrial;
import dev.prodproof.facts.UpstreamRecovery;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.postgres.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Services whose manners are known, on a real database behind the proxy.
@SuppressWarnings("NullAway.Init")
final class DatabasesTest {
  private static final Duration DEADLINE = Duration.ofSeconds(4);

  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Notes, version: 1.0.0}
      paths:
        /about:
          get: {responses: {'200': {description: what this is}}}
        /notes:
          get: {responses: {'200': {description: how many}}}
          post:
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    required: [body]
                    properties: {body: {type: string, minLength: 1, maxLength: 80}}
            responses: {'201': {description: stored}, '503': {description: not now}}
      """;

  /// Read before the next one is made.
  private static final String ONE_NOTE =
      """
        /notes/{id}:
          get:
            parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
            responses: {'200': {description: one}, '404': {description: none}}
        /more/notes:
          post:
            responses: {'201': {description: stored}}
      """;

  private static EmbeddedPostgres real;

  private Database proxy;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "no PostgreSQL for this platform among the test libraries");
    real = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (real != null) {
      real.close();
    }
  }

  @BeforeEach
  void open() throws SQLException {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), real.getPort());
    proxy = Postgres.open("database", at, 0, InstantSource.system());
    String url = "jdbc:postgresql://127.0.0.1:" + real.getPort() + "/postgres";
    try (Connection direct = DriverManager.getConnection(url, "postgres", "postgres");
        Statement sql = direct.createStatement()) {
      sql.execute("drop table if exists notes");
      sql.execute("create table notes (id serial primary key, body text)");
    }
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private LocalLab lab(MiniNotes notes) {
    return lab(notes, DESCRIPTION);
  }

  private LocalLab lab(MiniNotes notes, String description) {
    var lab = new LocalLab(notes.url(), DEADLINE, proxy);
    lab.record(Api.read(description).described("test", "3.1", List.of()));
    return lab;
  }

  /// The play before its first act, on a service of these manners.
  private static Play play(LocalLab lab) throws InterruptedException {
    Stage stage = Databases.stage(lab, Caller.crew(lab, Databases.NAME), lab.databases().getFirst());
    return new Play(stage, Databases.explored(stage, Duration.ZERO), Duration.ZERO);
  }

  private static Planned planned(LocalLab lab, String word) {
    return Planned.all(Caller.mark(lab, "database")).stream()
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sees_a_sound_service_through_every_fault() throws Exception {
    try (var notes = new MiniNotes(Manners.SOUND, proxy.port());
        LocalLab lab = lab(notes)) {
      var exercised = new Databases().run(lab);
      assertThat(exercised.count("operations that use them")).isEqualTo(2);
      assertThat(exercised.count("faults")).isEqualTo(15);
      assertThat(lab.all(DatabaseTrial.class))
          .filteredOn(trial -> trial.kind() == Kind.SLOW && trial.reached())
          .isNotEmpty()
          .allMatch(trial -> trial.outcome().status() > 0 && !trial.outcome().leaked());
      assertThat(lab.all(UpstreamRecovery.class)).isNotEmpty().allMatch(one -> one.millis() >= 0);
      assertThat(lab.all(DatabaseReturn.class)).isNotEmpty().allMatch(one -> one.errors() == 0);
      assertThat(lab.all(PoolTrial.class))
          .anyMatch(pool -> pool.connections() >= 4 && pool.crowd().size() >= 30)
          .allMatch(pool -> pool.afterwards().good() == pool.afterwards().asked());
      assertThat(lab.all(BesideOutage.class))
          .isNotEmpty()
          .allMatch(beside -> beside.operation().equals("GET /about") && beside.failures() == 0);
      assertThat(lab.all(CommitTrial.class))
          .isNotEmpty()
          .allMatch(cut -> cut.outcome().status() == 503)
          .allMatch(cut -> cut.stored() == (cut.cut() == Cut.COMMIT ? 0 : 1));
    }
  }

  @Test
  void reads_what_is_still_there_where_a_service_keeps_the_newest_alone() throws Exception {
    try (var notes = new MiniNotes(Manners.FORGETFUL, proxy.port());
        LocalLab lab = lab(notes, DESCRIPTION + ONE_NOTE)) {
      Stage stage = Databases.stage(lab, Caller.crew(lab, Databases.NAME), proxy);
      User reading =
          Databases.explored(stage, Duration.ZERO).uses().stream()
              .map(Use::user)
              .filter(user -> user.operation().id().equals("GET /notes/{id}"))
              .findFirst()
              .orElseThrow();
      assertThat(stage.observe(reading.one(), reading.identity(), "is it there").good()).isTrue();
    }
  }

  @Test
  void tells_of_a_service_that_waits_for_as_long_as_it_takes() throws Exception {
    try (var notes = new MiniNotes(Manners.PATIENT, proxy.port());
        LocalLab lab = lab(notes)) {
      List<?> facts = play(lab).broken(planned(lab, "no answer to a statement"));
      assertThat(facts).isNotEmpty();
      assertThat(lab.all(DatabaseTrial.class))
          .filteredOn(DatabaseTrial::reached)
          .isNotEmpty()
          .allMatch(trial -> trial.outcome().micros() > DEADLINE.toNanos() / 1000);
    }
  }

  @Test
  void counts_what_a_service_stores_twice_by_itself() throws Exception {
    try (var notes = new MiniNotes(Manners.BLIND, proxy.port());
        LocalLab lab = lab(notes)) {
      var _ = play(lab).cut(Cut.ACKNOWLEDGEMENT);
      assertThat(lab.only(CommitTrial.class))
          .matches(cut -> cut.usual() == 1 && cut.stored() == 2 && cut.outcome().status() == 201);
    }
  }

  @Test
  void sees_that_nothing_is_stored_where_a_service_claims_it() throws Exception {
    try (var notes = new MiniNotes(Manners.CLAIMING, proxy.port());
        LocalLab lab = lab(notes)) {
      var _ = play(lab).cut(Cut.COMMIT);
      assertThat(lab.only(CommitTrial.class))
          .matches(cut -> cut.stored() == 0 && cut.outcome().status() == 201);
    }
  }

  @Test
  void knows_its_own_word_where_a_service_repeats_what_the_database_says() throws Exception {
    try (var notes = new MiniNotes(Manners.TALKING, proxy.port());
        LocalLab lab = lab(notes)) {
      List<?> facts = play(lab).broken(planned(lab, "SQLSTATE 40001"));
      assertThat(facts).isNotEmpty();
      assertThat(lab.all(DatabaseTrial.class)).isNotEmpty().allMatch(one -> one.outcome().leaked());
    }
  }

  @Test
  void is_through_with_twice_then_well_where_a_service_tries_again() throws Exception {
    try (var notes = new MiniNotes(Manners.BLIND, proxy.port());
        LocalLab lab = lab(notes)) {
      List<?> facts = play(lab).broken(planned(lab, "SQLSTATE 40001 twice"));
      assertThat(facts).isNotEmpty();
      assertThat(lab.all(UpstreamRecovery.class)).allMatch(one -> one.millis() >= 0);
    }
  }

  @Test
  void refuses_to_judge_where_its_faults_do_not_arrive() throws Exception {
    // It goes past the proxy that the lab breaks.
    try (var notes = new MiniNotes(Manners.SOUND, real.getPort());
        LocalLab lab = lab(notes)) {
      Stage stage = Databases.stage(lab, Caller.crew(lab, Databases.NAME), proxy);
      var reach = new Reach(stage);
      stage.caller().crew().explore(stage.caller().crew().api().operations(), Duration.ZERO);
      reach.explore(Duration.ZERO);
      assertThat(reach.uses()).isEmpty();
      var reading = reach.others().stream().filter(one -> one.operation().path().equals("/notes"));
      var apparatus = new Apparatus(stage);
      assertThatThrownBy(() -> apparatus.prove(reading.findFirst().orElseThrow()))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("doesn't arrive");
    }
  }
}
