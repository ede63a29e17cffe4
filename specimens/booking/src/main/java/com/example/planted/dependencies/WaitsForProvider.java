package com.example.planted.dependencies;

import com.example.booking.Settings;
import com.example.booking.payments.Breaker;
import com.example.booking.payments.Payments;
import com.example.planted.Planted;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.json.JsonMapper;

/// Waits for the payment provider for as long as it takes.
@Planted(value = "payments-without-timeout", replaces = Payments.class, poc = true)
class WaitsForProvider extends Payments {

  WaitsForProvider(Settings settings, JsonMapper json, Breaker breaker) {
    super(settings, json, breaker);
  }

  @Override
  protected HttpResponse<byte[]> answer(HttpRequest request) {
    var patient = HttpRequest.newBuilder(request.uri());
    request.headers().map().forEach((name, all) -> all.forEach(one -> patient.header(name, one)));
    patient.method(request.method(), request.bodyPublisher().orElseThrow());
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(patient.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException broken) {
      // To the good part's caller it is as if the provider had refused.
      return super.answer(request);
    }
  }
}
