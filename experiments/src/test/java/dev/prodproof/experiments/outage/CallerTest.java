package dev.prodproof.experiments.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniHalls;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallerTest {
  @Test
  void refers_to_the_newest_thing_once_new_ones_were_made() throws Exception {
    try (var halls = new MiniHalls();
        var lab = new LocalLab(halls.url())) {
      lab.record(Api.read(MiniHalls.DESCRIPTION).described("test", "3.1", List.of()));
      Crew crew = Caller.crew(lab, "test");
      var caller = new Caller(lab, crew, "test", "");
      crew.explore(crew.api().operations(), Duration.ZERO);
      ApiOperation seats = crew.api().operation("POST /seats").orElseThrow();
      for (int conflicts = 1; conflicts <= 3; conflicts++) {
        for (int i = 0; i < conflicts; i++) {
          assertThat(status(caller, seats)).as("seat in a full hall").isEqualTo(409);
        }
        caller.renew(seats);
        assertThat(status(caller, seats)).as("after %d conflicts", conflicts).isEqualTo(201);
      }
    }
  }

  private static int status(Caller caller, ApiOperation operation) throws InterruptedException {
    var one = caller.fresh(operation).orElseThrow();
    return caller.send(one, caller.crew().identity(operation), "test", Duration.ofSeconds(5)).status();
  }
}
