package com.example.planted.dependencies;

import com.example.booking.Settings;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/// Tells the client that its request was at fault when the payment provider breaks.
@Planted(value = "payments-fault-as-400", replaces = Payments.class)
class ProviderBlamesClient extends Payments {

  ProviderBlamesClient(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  @Override
  protected String id(HttpResponse<byte[]> answer) {
    if (answer.statusCode() >= 500) {
      throw new Refused(Problem.malformed("The payment was not accepted."));
    }
    return super.id(answer);
  }
}
