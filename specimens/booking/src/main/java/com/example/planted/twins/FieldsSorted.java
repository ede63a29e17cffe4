package com.example.planted.twins;

import com.example.planted.Planted;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes fields in alphabetical order.
@Planted("fields-sorted")
class FieldsSorted implements JsonMapperBuilderCustomizer {

  @Override
  public void customize(JsonMapper.Builder mapper) {
    mapper.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
  }
}
