package dev.prodproof.cli.agents;

import dev.prodproof.engine.SealedByName;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Orders and reports as JSON: text, from which no class but these can be made.
final class Letters {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new SealedByName())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Letters() {}

  static String of(Order order) {
    return MAPPER.writerFor(Order.class).writeValueAsString(order);
  }

  static String of(Report report) {
    return MAPPER.writerFor(Report.class).writeValueAsString(report);
  }

  static Order order(String text) {
    return MAPPER.readValue(text, Order.class);
  }

  static Report report(String text) {
    return MAPPER.readValue(text, Report.class);
  }
}
