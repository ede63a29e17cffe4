package com.example.planted.twins;

import com.example.booking.Settings;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/// Sends a failed charge once more, under its idempotency key.
@Planted(value = "payments-retried-once", replaces = Payments.class)
class RetriedOnce extends Payments {

  RetriedOnce(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  @Override
  protected HttpResponse<byte[]> answer(HttpRequest request) {
    HttpResponse<byte[]> answer = super.answer(request);
    return answer.statusCode() >= 500 ? super.answer(request) : answer;
  }
}
