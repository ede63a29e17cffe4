package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.report.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A service whose answers would harm a careless client: the run ends in time, with a report, and passes
/// nothing that it couldn't see.
@Execution(ExecutionMode.CONCURRENT)
class MisbehavingServiceIT {
  @TempDir Path folder = Path.of("");

  private Tool.Ended prove(Misbehaving server, String... more) {
    return new Tool(folder).briefly(server.url(), more);
  }

  private Report report() {
    return Json.read(folder.resolve("run/report.json"));
  }

  private void passesNothing() {
    assertThat(report().checks()).extracting(CheckResult::verdict).doesNotContain("pass");
  }

  @Test
  void shows_nothing_where_everything_answers_200() {
    try (var server = Misbehaving.speaking(Misbehaving.always("200 OK", "text/plain", "ok"))) {
      Tool.Ended ended = prove(server, "--require-demonstrated");
      assertThat(ended.exit()).isEqualTo(3);
      assertThat(ended.out()).contains("A path that can't exist is answered with success");
      assertThat(ended.out()).contains("Nothing was shown, which is no pass");
      passesNothing();
    }
  }

  @Test
  void shows_nothing_where_everything_answers_401() {
    try (var server = Misbehaving.speaking(Misbehaving.always("401 Unauthorized", "text/plain", "no"))) {
      Tool.Ended ended = prove(server);
      assertThat(ended.exit()).isZero();
      assertThat(ended.err()).contains("nothing was demonstrated, which is no pass");
      assertThat(ended.out()).contains("Everything answers 401 or 403; declare an identity");
      passesNothing();
    }
  }

  @Test
  void says_that_no_operation_was_reached_behind_a_401() {
    var refusing = Misbehaving.always("401 Unauthorized", "application/json", "{\"title\":\"no\"}");
    try (var server = Misbehaving.speaking(Misbehaving.described(refusing))) {
      Tool.Ended ended = prove(server);
      assertThat(ended.out()).containsPattern("! .*401");
      assertThat(report().operations()).allMatch(operation -> operation.succeeded() == 0);
    }
  }

  @Test
  void outlives_an_endless_body() {
    try (var server = Misbehaving.speaking(Misbehaving.described(Misbehaving.endless()))) {
      prove(server);
      assertThat(report().exchanges()).isPositive();
    }
  }

  @Test
  void outlives_a_body_that_unpacks_to_two_hundred_megabytes() {
    try (var server = Misbehaving.speaking(Misbehaving.described(Misbehaving.bomb(200 << 20)))) {
      prove(server);
      assertThat(report().exchanges()).isPositive();
    }
  }

  @Test
  void does_not_take_a_drip_for_the_absence_of_a_description() {
    try (var server = Misbehaving.speaking(Misbehaving.drip())) {
      Tool.Ended ended = prove(server);
      assertThat(ended.out()).contains("There was no time to look everywhere");
      assertThat(report().verdict()).isEqualTo("not-demonstrated");
      passesNothing();
    }
  }

  @Test
  void does_not_follow_a_hundred_redirects() {
    try (var server = Misbehaving.speaking(Misbehaving.described(Misbehaving.hopping()))) {
      prove(server);
      assertThat(report().exchanges()).isPositive();
    }
  }

  @Test
  void never_follows_out_of_scope() {
    var fine = Misbehaving.always("200 OK", "application/json", "{}");
    try (var elsewhere = Misbehaving.at("127.0.0.2", fine);
        var nextDoor = Misbehaving.speaking(fine);
        var server = Misbehaving.speaking(Misbehaving.leadingTo(elsewhere.url() + "/openapi.json"));
        var other = Misbehaving.speaking(Misbehaving.described(Misbehaving.leadingTo(nextDoor.url())))) {
      prove(server);
      new Tool(folder).briefly(other.url(), "--out", "other");
      assertThat(elsewhere.connections()).isZero();
      assertThat(nextDoor.connections()).isZero();
      assertThat(server.connections()).isPositive();
    }
  }

  @Test
  void says_that_mail_is_no_http() {
    byte[] greeting = "220 mail.example ESMTP\u001b]0;owned\u0007\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var server = Misbehaving.greeting(greeting)) {
      Tool.Ended ended = prove(server);
      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err()).contains("does not speak HTTP; check the port").doesNotContain("\u001b");
      assertThat(report().notes()).anyMatch(note -> note.contains("does not speak HTTP"));
      passesNothing();
    }
  }
}
