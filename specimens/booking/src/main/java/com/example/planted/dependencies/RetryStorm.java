package com.example.planted.dependencies;

import com.example.booking.Settings;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/// Tries a failed charge up to eight times, at once.
@Planted(value = "payments-retry-storm", replaces = Payments.class)
class RetryStorm extends Payments {

  RetryStorm(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  private static final int ATTEMPTS = 8;

  @Override
  protected HttpResponse<byte[]> answer(HttpRequest request) {
    HttpResponse<byte[]> answer = super.answer(request);
    for (int i = 1; i < ATTEMPTS && answer.statusCode() >= 500; i++) {
      answer = super.answer(request);
    }
    return answer;
  }
}
