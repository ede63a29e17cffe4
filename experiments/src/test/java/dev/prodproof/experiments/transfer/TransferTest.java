package dev.prodproof.experiments.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.TransferTrial;
import java.util.List;
import java.util.Map;
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

  private static TransferTrial seen(MiniService service) throws InterruptedException {
    try (service;
        var lab = new LocalLab(service.url())) {
      lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
      new Transfer().run(lab);
      return lab.only(TransferTrial.class);
    }
  }
}
