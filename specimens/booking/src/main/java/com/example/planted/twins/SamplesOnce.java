package com.example.planted.twins;

import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import com.example.planted.deployment.Sample;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts a sample in at a start that finds none.
@Planted("samples-once")
class SamplesOnce implements ApplicationListener<ApplicationReadyEvent> {

  private final Slots slots;
  private final JdbcClient database;

  SamplesOnce(Slots slots, JdbcClient database) {
    this.slots = slots;
    this.database = database;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    long there =
        database
            .sql("select count(*) from slots where title = :title")
            .param("title", Sample.TITLE)
            .query(Long.class)
            .single();
    if (there == 0) {
      slots.add(Sample.DRAFT);
    }
  }
}
