package com.example.planted.dependencies;

import com.example.booking.Settings;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Takes any answer of the payment provider for a success.
@Planted(value = "payments-assumed", replaces = Payments.class)
class ChargeAssumed extends Payments {

  ChargeAssumed(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  @Override
  protected String id(HttpResponse<byte[]> answer) {
    return "ch_" + UUID.randomUUID().toString().replace("-", "");
  }
}
