package com.example.booking.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Counters in the text format that Prometheus reads.
@RestController
public class Metrics {

  private static final String FORMAT = "text/plain;version=0.0.4;charset=utf-8";

  private final PrometheusMeterRegistry registry;

  public Metrics(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @GetMapping(path = "/metrics", produces = FORMAT)
  public byte[] scrape() {
    return registry.scrape().getBytes(StandardCharsets.UTF_8);
  }
}
