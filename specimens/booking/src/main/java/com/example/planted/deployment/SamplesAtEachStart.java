package com.example.planted.deployment;

import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/// Puts a sample in at each start, there or not.
@Planted("samples-at-each-start")
class SamplesAtEachStart implements ApplicationListener<ApplicationReadyEvent> {

  private final Slots slots;

  SamplesAtEachStart(Slots slots) {
    this.slots = slots;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    slots.add(Sample.DRAFT);
  }
}
