package com.example.planted.twins;

import com.example.booking.Settings;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/// Answers 503 with a Retry-After when the payment provider breaks.
@Planted(value = "payments-fault-as-503", replaces = Payments.class)
class ProviderFault503 extends Payments {

  ProviderFault503(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  @Override
  protected String id(HttpResponse<byte[]> answer) {
    if (answer.statusCode() >= 500) {
      throw new Refused(
          Problem.of(503, "Payment provider not usable", "Nothing was booked; try again.")
              .with("Retry-After", "3"));
    }
    return super.id(answer);
  }
}
