package com.example.planted.dependencies;

import com.example.booking.Settings;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/// Sends a failed charge once more, and never an idempotency key.
@Planted(value = "payments-retry-without-key", replaces = Payments.class)
class ChargedAgain extends Payments {

  ChargedAgain(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  @Override
  protected HttpResponse<byte[]> answer(HttpRequest request) {
    HttpRequest keyless =
        HttpRequest.newBuilder(request, (name, _) -> !name.equalsIgnoreCase("Idempotency-Key"))
            .build();
    HttpResponse<byte[]> answer = super.answer(keyless);
    return answer.statusCode() >= 500 ? super.answer(keyless) : answer;
  }
}
