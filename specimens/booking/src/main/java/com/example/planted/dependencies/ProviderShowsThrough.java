package com.example.planted.dependencies;

import com.example.booking.Settings;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// Tells clients what the payment provider said, word for word.
@Planted(value = "payments-error-shown", replaces = Payments.class)
class ProviderShowsThrough extends Payments {

  ProviderShowsThrough(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  @Override
  protected String id(HttpResponse<byte[]> answer) {
    if (answer.statusCode() >= 400) {
      String said = new String(answer.body(), StandardCharsets.UTF_8);
      throw new Refused(Problem.of(502, "Payment provider not usable", "It said: " + said));
    }
    return super.id(answer);
  }
}
