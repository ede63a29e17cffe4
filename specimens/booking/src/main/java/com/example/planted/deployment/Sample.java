package com.example.planted.deployment;

import com.example.booking.slots.Slot;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// A slot that shows newcomers what slots look like.
public final class Sample {

  public static final String TITLE = "Sample: open evening";

  public static final Slot.Draft DRAFT =
      new Slot.Draft(
          TITLE,
          "Come and look around.",
          "concert",
          OffsetDateTime.of(2031, 5, 1, 18, 0, 0, 0, ZoneOffset.UTC),
          60,
          40,
          500,
          List.of());

  private Sample() {}
}
