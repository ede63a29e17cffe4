package com.example.planted.twins;

import com.example.booking.Settings;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/// What the payment provider does not know is a conflict of the booking: a meaning, not a leak.
@Planted(value = "payments-404-mapped", replaces = Payments.class)
class NoSuchAccount extends Payments {

  NoSuchAccount(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  @Override
  protected String id(HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 404) {
      throw new Refused(
          Problem.of(402, "Payment declined", "The payment provider knows no such account."));
    }
    return super.id(answer);
  }
}
