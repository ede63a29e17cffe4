package com.example.planted;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.booking.LocalDatabase;
import com.example.booking.RunningService;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Starts the service once per part, and once without: a control holds with its part only.
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixTest {

  @SuppressWarnings("NullAway.Init")
  private LocalDatabase database;

  @BeforeAll
  void start() throws IOException {
    database = LocalDatabase.start();
  }

  @AfterAll
  void stop() throws IOException {
    database.close();
  }

  @TestFactory
  Stream<DynamicTest> shows_with_its_part() {
    String only = System.getProperty("part", "");
    return Controls.all().entrySet().stream()
        .filter(each -> only.isEmpty() || only.contains(each.getKey()))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      try (var service = RunningService.start(database, each.getKey())) {
                        assertThat(each.getValue().shows(service.caller())).isTrue();
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> does_not_show_on_the_good_service() throws IOException {
    RunningService service = RunningService.start(database, "");
    return Controls.all().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> assertThat(each.getValue().shows(service.caller())).isFalse()))
        .onClose(service::close);
  }

  @Test
  void the_set_starts_and_none_of_it_hides_another() throws Exception {
    try (var service = RunningService.start(database, "poc")) {
      for (Class<?> part : PlantedParts.chosen("poc", PlantedParts.all())) {
        String name = java.util.Objects.requireNonNull(part.getAnnotation(Planted.class)).value();
        Controls.Control control = Controls.all().get(name);
        assertThat(control != null && control.shows(service.caller())).as(name).isTrue();
      }
    }
  }
}
