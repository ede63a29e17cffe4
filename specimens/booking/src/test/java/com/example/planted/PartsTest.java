package com.example.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PartsTest {

  private final Map<String, List<Class<?>>> parts = PlantedParts.all();

  @Test
  void every_part_is_expected_in_the_committed_list_and_has_a_control() throws Exception {
    assertThat(parts).hasSizeGreaterThan(40);
    assertThat(expectations().keySet()).isEqualTo(parts.keySet());
    Set<String> shown = new HashSet<>(Controls.all().keySet());
    shown.addAll(Endings.UNSEEN);
    assertThat(shown).isEqualTo(parts.keySet());
  }

  @Test
  void a_defect_names_its_checks_and_a_twin_names_none() throws Exception {
    expectations()
        .forEach(
            (name, part) -> {
              boolean defect = part.get("kind").stringValue().equals("defect");
              assertThat(part.get("expected").isEmpty()).as(name).isNotEqualTo(defect);
              assertThat(part.get("poc").booleanValue()).as(name).isEqualTo(isPoc(name));
              assertThat(inTwins(name)).as(name).isNotEqualTo(defect);
            });
  }

  @Test
  void the_set_takes_no_place_twice() {
    Set<Class<?>> places = new HashSet<>();
    List<Class<?>> set = PlantedParts.chosen("poc", parts);
    assertThat(set).hasSizeBetween(24, 30);
    for (Class<?> part : set) {
      Class<?> place = planted(part).replaces();
      assertThat(place == Void.class || places.add(place)).as("%s", part).isTrue();
    }
  }

  @Test
  void refuses_a_name_that_does_not_exist() {
    assertThatThrownBy(() -> PlantedParts.chosen("fake-delete,nonsense", parts))
        .hasMessageContaining("[nonsense]");
  }

  private boolean isPoc(String name) {
    return classes(name).stream().anyMatch(part -> planted(part).poc());
  }

  private boolean inTwins(String name) {
    return classes(name).stream().allMatch(part -> part.getPackageName().endsWith(".twins"));
  }

  private List<Class<?>> classes(String name) {
    return parts.getOrDefault(name, List.of());
  }

  private static Planted planted(Class<?> part) {
    return Objects.requireNonNull(part.getAnnotation(Planted.class));
  }

  private static Map<String, JsonNode> expectations() throws Exception {
    Map<String, JsonNode> byName = new HashMap<>();
    for (JsonNode part :
        JsonMapper.builder().build().readTree(Files.readAllBytes(Path.of("defects.json")))) {
      byName.put(part.get("name").stringValue(), part);
    }
    return byName;
  }
}
