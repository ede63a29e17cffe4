package dev.prodproof.experiments.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import org.junit.jupiter.api.Test;

class BodiesTest {
  @Test
  void takes_a_door_for_events_for_one_and_a_list_of_addresses_for_none() {
    assertThat(describesWebhook("\"/webhooks/payment\":{\"post\":{}}")).isTrue();
    assertThat(describesWebhook("\"/webhooks\":{\"post\":{},\"get\":{}},\"/webhooks/{id}\":{\"get\":{}}")).isFalse();
    assertThat(describesWebhook("\"/bookings\":{\"post\":{}}")).isFalse();
  }

  private static boolean describesWebhook(String paths) {
    return Bodies.describesWebhook(
        Api.read("{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"a\",\"version\":\"1\"},\"paths\":{" + paths + "}}").operations());
  }
}
