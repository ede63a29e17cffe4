package com.example.planted.stored;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;

/// A migration that only a planted part brings.
public abstract class ExtraMigrations implements FlywayConfigurationCustomizer {

  private final String location;

  protected ExtraMigrations(String location) {
    this.location = location;
  }

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.locations("classpath:db/migration", "classpath:db/planted/" + location);
  }
}
