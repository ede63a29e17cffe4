package com.example.planted.answers;

import com.example.booking.slots.Slot;
import com.example.planted.Planted;
import com.fasterxml.jackson.annotation.JsonFormat;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.databind.json.JsonMapper;

/// Writes prices as text, unlike the description.
@Planted("price-as-text")
class PriceAsText implements JsonMapperBuilderCustomizer {

  @Override
  public void customize(JsonMapper.Builder mapper) {
    mapper.addMixIn(Slot.class, AsText.class);
  }

  private abstract static class AsText {

    @JsonFormat(shape = JsonFormat.Shape.STRING)
    abstract int pricePence();
  }
}
