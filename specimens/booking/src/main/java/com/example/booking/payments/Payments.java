package com.example.booking.payments;

import com.example.booking.Settings;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Charges through the payment provider's HTTP API.
///
/// Whatever the provider does, a caller has an answer after [#PATIENCE]. A charge isn't repeated
/// here; the booking's id goes along as its idempotency key, should the client try again. While the
/// provider keeps failing it isn't called at all.
@Component
public class Payments {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_ANSWER = 64 * 1024;

  private final Settings settings;
  private final JsonMapper json;
  private final Breaker breaker;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  public Payments(Settings settings, JsonMapper json, Breaker breaker) {
    this.settings = settings;
    this.json = json;
    this.breaker = breaker;
  }

  /// The provider's id of the charge.
  public String charge(UUID booking, long pence) {
    Map<String, Object> charge =
        Map.of("reference", booking.toString(), "amount", pence, "currency", "GBP");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.payments() + "/charges"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", booking.toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(charge)));
    String trace = MDC.get("traceId");
    if (trace != null) {
      String span = "%016x".formatted(booking.getMostSignificantBits() | 1);
      request.header("traceparent", "00-" + trace + "-" + span + "-01");
    }
    HttpRequest ready = request.build();
    try {
      return id(breaker.call(() -> answer(ready), answer -> answer.statusCode() < 500));
    } catch (Breaker.Open open) {
      throw new Refused(resting(), open);
    }
  }

  /// What the provider says, or a refusal once it had its time.
  protected HttpResponse<byte[]> answer(HttpRequest request) {
    var answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new Refused(
          Problem.of(504, "Payment provider too slow", "Nothing was booked; try again."), slow);
    } catch (ExecutionException broken) {
      throw unusable(broken);
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unusable(stopped);
    }
  }

  /// The charge that an answer tells of; anything else is refused.
  protected String id(HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 402) {
      throw new Refused(Problem.of(402, "Payment declined", "The payment provider declined."));
    }
    if (answer.statusCode() != 200 && answer.statusCode() != 201) {
      throw unusable(new IllegalStateException("provider answered " + answer.statusCode()));
    }
    try {
      JsonNode charge = json.readTree(answer.body());
      String id = charge.path("id").asString("");
      if (charge.path("status").asString("").equals("succeeded")
          && id.matches("[A-Za-z0-9_-]{1,100}")) {
        return id;
      }
      throw unusable(new IllegalStateException("provider's answer lacks an id or success"));
    } catch (JacksonException garbage) {
      throw unusable(garbage);
    }
  }

  private static Problem resting() {
    return Problem.of(503, "Payment provider not available", "Nothing was booked; try again soon.")
        .with("Retry-After", Long.toString(Breaker.PAUSE.toSeconds()));
  }

  private static Refused unusable(Exception cause) {
    return new Refused(
        Problem.of(502, "Payment provider not usable", "Nothing was booked; try again."), cause);
  }
}
