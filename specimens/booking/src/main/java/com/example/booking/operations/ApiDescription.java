package com.example.booking.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the description that callers of the API build on.
@RestController
public class ApiDescription {

  private final byte[] committed;

  public ApiDescription() {
    try {
      committed = new ClassPathResource("openapi.json").getContentAsByteArray();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  public byte[] read() {
    return text(committed);
  }

  protected byte[] text(byte[] committed) {
    return committed;
  }
}
