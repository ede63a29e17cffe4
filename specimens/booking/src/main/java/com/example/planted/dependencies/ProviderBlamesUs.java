package com.example.planted.dependencies;

import com.example.booking.Settings;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/// Answers with a plain 500 when the payment provider breaks.
@Planted(value = "payments-fault-as-500", replaces = Payments.class)
class ProviderBlamesUs extends Payments {

  ProviderBlamesUs(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  @Override
  protected String id(HttpResponse<byte[]> answer) {
    if (answer.statusCode() >= 500) {
      throw new Refused(Problem.of(500, "Our mistake", "Something broke on our side."));
    }
    return super.id(answer);
  }
}
