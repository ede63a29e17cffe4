package dev.prodproof.experiments.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Severity;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.TransferTrial;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class TransferTest {
  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Things, version: 1.0.0}
      paths:
        /things:
          get: {responses: {'200': {description: all}}}
      """;

  private static final String TAG = "\"a-state\"";

  @Test
  void sees_an_answer_that_is_always_sent_as_it_is() throws InterruptedException {
    TransferTrial trial = seen(new MiniService().json("/things", "[" + "1,".repeat(900) + "1]"));
    assertThat(trial.coding()).isEmpty();
    assertThat(trial.plain()).isGreaterThan(1_024);
    assertThat(trial.validator()).isEmpty();
    assertThat(trial.again()).isZero();
  }

  @Test
  void sees_a_validator_that_is_honoured() throws InterruptedException {
    TransferTrial trial =
        seen(
            new MiniService()
                .on(
                    "/things",
                    exchange ->
                        TAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                            ? new Response(304, "application/json", "", Map.of("ETag", TAG))
                            : new Response(200, "application/json", "[]", Map.of("ETag", TAG))));
    assertThat(trial.validator()).isEqualTo("ETag");
    assertThat(trial.again()).isEqualTo(304);
    assertThat(trial.exchanges()).hasSize(3);
  }

  @Test
  void confirms_what_is_so_each_time_and_no_chance() throws InterruptedException {
    String large = "[" + "1,".repeat(2_000) + "1]";
    var turns = new AtomicInteger();
    try (var service =
            new MiniService()
                .on(
                    "/things",
                    _ -> new Response(200, "application/json", turns.incrementAndGet() < 6 ? large : "[]", Map.of()));
        var lab = new LocalLab(service.url())) {
      lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
      var transfer = new Transfer();
      transfer.run(lab);
      TransferTrial trial = lab.only(TransferTrial.class);
      var finding = new Finding(Severity.MINOR, "GET /things", "as it is", new Cause("large"), trial.exchanges());
      Predicate<List<? extends Fact>> shows =
          facts -> facts.stream().anyMatch(fact -> fact instanceof TransferTrial one && one.plain() > 2_048);
      turns.set(-100);
      assertThat(transfer.confirm(finding, List.of(trial), shows, lab).confirmed()).isEqualTo(Confirmed.REPRODUCIBLE);
      turns.set(3);
      assertThat(transfer.confirm(finding, List.of(trial), shows, lab).confirmed()).isEqualTo(Confirmed.FLAKY);
    }
  }

  private static TransferTrial seen(MiniService service) throws InterruptedException {
    try (service;
        var lab = new LocalLab(service.url())) {
      lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
      new Transfer().run(lab);
      return lab.only(TransferTrial.class);
    }
  }
}
