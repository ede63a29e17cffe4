package dev.prodproof.lab.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Recipe.Rate;
import dev.prodproof.lab.Terms;
import dev.prodproof.lab.Terms.Attested;
import dev.prodproof.lab.Terms.Invariant;
import dev.prodproof.lab.Terms.Objective;
import dev.prodproof.lab.Terms.Queue;
import dev.prodproof.lab.Terms.Signature;
import dev.prodproof.lab.Terms.Suppressed;
import dev.prodproof.lab.Terms.Telemetry;
import dev.prodproof.lab.Terms.Webhook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TermsTest {
  static final String FULL =
      """
      service:
        url: "http://127.0.0.1:${service.port}"
        start: [node, server.js]
        instances: 2
        previous: { start: [node, old.js], env: { MODE: old } }
        seed: npm run seed
        reset: [npm, run, reset]
        env: { MODE: new, A: b }
      declare:
        data-dir: data
        fallbacks: { payments: [GET /prices] }
        rate-limits: { POST /login: 10/m, "*": 200/s }
        lifetimes: { session: 8h }
        outages: { errors: 2m, hang: 90s }
        none: [queue]
      needs:
        payments: { kind: http, at: "http://127.0.0.1:8099", fallbacks: [GET /slots] }
      webhooks:
        - path: /hooks/pay
          id: /event/id
          signature: { header: X-Hub, hmac-sha256: "${env.BOB_TOKEN}", prefix: "sha256=" }
        - { path: /hooks/plain }
      invariants:
        - { name: seats, given: { slot: GET /slots/1 }, holds: "slot.free >= 0" }
      objective: { rate: 200/s, p99: 300ms, errors: 0.1% }
      telemetry: { logs: stdout, metrics: /metrics, alerts: rules.yml, detect-within: 2m }
      readiness: { on-call: { owner: payments-team, see: docs/oncall.md, until: 2027-01-31 } }
      suppress:
        - check: security/banner
          reason: accepted-risk
          owner: web-team
          until: 2027-01-31
          because: it tells nothing
      """;

  @TempDir private Path folder = Path.of("");

  private static final String URL = "service: { url: http://a }\n";

  private static Recipe read(String text) {
    return RecipeReaderTest.read(text).recipe();
  }

  private static void refuses(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Unusable.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void reads_how_the_service_is_rolled_out() {
    Recipe.Rollout rollout = read(FULL).service().rollout();
    assertThat(rollout.instances()).isEqualTo(2);
    assertThat(rollout.previous())
        .isEqualTo(
            new Recipe.Previous(List.of("node", "old.js"), "/", Map.of("MODE", "old", "A", "b")));
    assertThat(rollout.seed()).containsExactly("sh", "-c", "npm run seed");
    assertThat(rollout.reset()).containsExactly("npm", "run", "reset");
    assertThat(read(URL).service().rollout()).isEqualTo(Recipe.Rollout.UNTOLD);
  }

  @Test
  void takes_a_bare_command_for_the_previous_version() {
    Recipe recipe = read("service: { url: http://a, previous: [node, old.js], env: { A: b } }");
    assertThat(recipe.service().rollout().previous())
        .isEqualTo(new Recipe.Previous(List.of("node", "old.js"), "/", Map.of("A", "b")));
  }

  @Test
  void reads_what_the_service_says_of_itself() {
    Recipe.Limits limits = read(FULL).declared().limits();
    assertThat(limits.dataDir()).isEqualTo("data");
    assertThat(limits.rateLimits())
        .containsExactly(
            entry("POST /login", new Rate(10, Duration.ofMinutes(1))),
            entry("*", new Rate(200, Duration.ofSeconds(1))));
    assertThat(limits.lifetimes()).containsExactly(entry("session", Duration.ofHours(8)));
    assertThat(limits.outages())
        .containsEntry("errors", Duration.ofMinutes(2))
        .containsEntry("hang", Duration.ofSeconds(90));
    assertThat(limits.none()).containsExactly("queue");
  }

  @Test
  void counts_a_rate_per_second() {
    assertThat(new Rate(30, Duration.ofMinutes(1)).perSecond()).isEqualTo(0.5);
  }

  @Test
  void adds_the_declared_fallbacks_to_those_of_the_dependency() {
    assertThat(read(FULL).upstreams().values())
        .extracting(Recipe.Upstream::fallbacks)
        .containsExactly(List.of("GET /slots", "GET /prices"));
  }

  @Test
  void reads_webhooks_with_their_signature() {
    assertThat(read(FULL).terms().webhooks())
        .containsExactly(
            new Webhook(
                "/hooks/pay",
                null,
                new Signature(
                    "X-Hub", "HmacSHA256", "t-0123456789", Signature.Encoding.HEX, "sha256="),
                "/event/id"),
            new Webhook("/hooks/plain", null, null, null));
    assertThat(RecipeReaderTest.read(FULL).secrets()).contains("t-0123456789");
  }

  @Test
  void reads_a_sample_event_and_what_it_is_about() throws Exception {
    Path sample = Files.writeString(folder.resolve("paid.json"), "{\"of\": \"${about.id}\"}\n");
    String hook = URL + "webhooks: [ { path: /paid, about: POST /orders, sample: \"" + sample + "\" } ]";
    assertThat(read(hook).terms().webhooks())
        .containsExactly(
            new Webhook("/paid", "{\"of\": \"${about.id}\"}", null, null, "POST /orders"));
  }

  @Test
  void refuses_a_webhook_that_cannot_be_played() throws Exception {
    Path sample = Files.writeString(folder.resolve("paid.json"), "{\"of\": \"${about.id}\"}");
    refuses(
        URL + "webhooks: [ { path: /paid, sample: \"" + sample + "\" } ]",
        ":2:",
        "`about` is missing: name the operation that makes it, for example POST /bookings");
    refuses(
        URL + "webhooks: [ { path: /paid, sample: nowhere.json } ]",
        ":2: there is no file ",
        "nowhere.json: save a body there, or drop `sample`");
    refuses(
        URL + "webhooks: [ { path: /paid, about: orders } ]", ":2:", "for example POST /bookings");
    refuses(URL + "webhooks: [ { path: /paid, sampel: a } ]", "did you mean `sample`?");
    refuses(
        URL + "webhooks: [ { path: /p, signature: { header: S, hmac-sha256: \"${env.NOT_SET}\" } } ]",
        "`${env.NOT_SET}` has no value: set NOT_SET in the environment");
    Files.write(folder.resolve("odd"), new byte[] {(byte) 0xC3, 0x28});
    refuses(
        URL + "webhooks: [ { path: /p, sample: \"" + folder.resolve("odd") + "\" } ]",
        "isn't text in UTF-8");
  }

  @Test
  void reads_queues_invariants_objective_and_telemetry() {
    Terms terms = read(FULL).terms();
    assertThat(terms.invariants())
        .containsExactly(new Invariant("seats", Map.of("slot", "GET /slots/1"), "slot.free >= 0"));
    assertThat(terms.objective())
        .isEqualTo(
            new Objective(new Rate(200, Duration.ofSeconds(1)), Duration.ofMillis(300), 0.001));
    assertThat(terms.telemetry())
        .isEqualTo(new Telemetry("stdout", "/metrics", "rules.yml", Duration.ofMinutes(2)));
    String queue = "queues: { jobs: { kind: kafka, at: \"l:9092\", topic: t, dead-letter: t.d } }";
    assertThat(read(URL + queue).terms().queues())
        .containsExactly(entry("jobs", new Queue("jobs", "kafka", "l:9092", "t", "t.d")));
  }

  @Test
  void reads_what_is_attested_and_accepted() {
    Terms terms = read(FULL).terms();
    LocalDate until = LocalDate.of(2027, 1, 31);
    assertThat(terms.readiness())
        .containsExactly(
            entry("on-call", new Attested("payments-team", "docs/oncall.md", until)));
    assertThat(terms.suppressed())
        .containsExactly(
            new Suppressed(
                "security/banner",
                null,
                Suppressed.ACCEPTED_RISK,
                "web-team",
                until,
                "it tells nothing"));
  }

  @Test
  void names_the_line_and_the_remedy_of_what_it_cant_take() {
    refuses(URL + "objective: { rate: fast }", ":2: `objective.rate`", "200/s");
    refuses(URL + "objective: { p90: 1s }", "unknown key `p90`", "`p99`");
    refuses(URL + "readiness: { oncall: {} }", "did you mean `on-call`?");
    refuses(URL + "webhooks: [ { sample: a.json } ]", "path", "missing");
    refuses(URL + "webhooks: [ { path: /a, sample: a.json } ]", ":2: there is no file");
    refuses(URL + "webhooks: [ { path: /a, signature: { header: X } } ]", "exactly one of hmac");
    refuses(URL + "queues: { a: { kind: rabbit, at: x, topic: t } }", "kafka, amqp");
    refuses(URL + "invariants: [ { name: a, given: { s: POST /x }, holds: b } ]", "GET /");
    refuses(URL + "declare: { outages: { error: 1m } }", "did you mean `errors`?");
    refuses(URL + "declare: { rate-limits: { login: 1/s } }", ":2:");
    refuses(URL + "telemetry: { log: stdout }", "did you mean `logs`?");
  }

  @Test
  void wants_a_reason_an_owner_and_a_day_for_what_is_suppressed() {
    refuses(URL + "suppress: [ { check: a/b } ]", "owner", "until", "because", "reason");
    refuses(
        URL
            + "suppress: [ { check: a/b, reason: accepted-risk, owner: o, until: 2027-02-31,"
            + " because: b } ]",
        ":2: `2027-02-31` isn't a day of the calendar");
  }

  @Test
  void refuses_what_contradicts_itself() {
    refuses(URL + "declare: { none: [webhook] }\nwebhooks: [ { path: /a } ]", ":2:", "keep one");
    refuses(URL + "declare: { fallbacks: { pay: [GET /a] } }", ":2:", "name it under `needs`");
  }

  @Test
  void asks_for_the_variable_of_a_webhook() {
    refuses(
        URL + "webhooks:\n  - { path: /a, signature: { header: X, hmac-sha1: \"${env.NO}\" } }",
        ":3:",
        "set NO in the environment");
  }
}
