package dev.prodproof.experiments.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

final class Descriptions {
  private Descriptions() {}

  static String text(String file) {
    try (var in =
        Objects.requireNonNull(Descriptions.class.getResourceAsStream("/descriptions/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
