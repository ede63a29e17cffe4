package dev.prodproof.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.checks.Alike.Seen;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Finding;
import dev.prodproof.core.FindingId;
import dev.prodproof.core.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AlikeTest {
  private static Seen seen(String where, long exchange, String symptom) {
    return new Seen(
        symptom,
        new Finding(Severity.MAJOR, where, "answers 500", new Cause("500"), List.of(exchange)));
  }

  @Test
  void tells_once_what_three_operations_show_alike() {
    List<Finding> told =
        Alike.told(List.of(seen("POST /c", 3, "s"), seen("POST /a", 1, "s"), seen("POST /b", 2, "s")));
    assertThat(told).hasSize(1);
    Finding one = told.getFirst();
    assertThat(one.where()).isEqualTo("POST /a");
    assertThat(one.what())
        .isEqualTo(
            "answers 500; the same at 2 more operations (POST /b, POST /c), presumably for one cause");
    assertThat(one.evidence()).as("the telling one last").containsExactly(3L, 2L, 1L);
  }

  @Test
  void tells_each_where_two_look_alike_and_where_others_look_otherwise() {
    assertThat(Alike.told(List.of(seen("POST /a", 1, "s"), seen("POST /b", 2, "s")))).hasSize(2);
    assertThat(
            Alike.told(
                List.of(seen("POST /a", 1, "s"), seen("POST /b", 2, "s"), seen("POST /c", 3, "t"))))
        .hasSize(3);
    assertThat(
            Alike.told(
                List.of(seen("POST /a", 1, "s"), seen("POST /a", 2, "s"), seen("POST /b", 3, "s"))))
        .as("two places")
        .hasSize(3);
  }

  @Test
  void is_the_same_finding_when_its_first_operation_alone_is_shown_again() {
    Seen first = seen("POST /a", 1, "s");
    Finding one = Alike.told(List.of(first, seen("POST /b", 2, "s"), seen("POST /c", 3, "s"))).getFirst();
    assertThat(FindingId.of("x", one)).isEqualTo(FindingId.of("x", first.finding()));
  }

  @Test
  void is_as_grave_as_the_gravest() {
    var grave =
        new Finding(Severity.CRITICAL, "POST /b", "answers 500", new Cause("500"), List.of(2L));
    List<Finding> told =
        Alike.told(List.of(seen("POST /a", 1, "s"), new Seen("s", grave), seen("POST /c", 3, "s")));
    assertThat(told).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
  }

  @Test
  void names_a_few_and_counts_the_rest() {
    List<Finding> told =
        Alike.told(
            IntStream.range(10, 50).mapToObj(i -> seen("POST /" + i, i, "s")).toList());
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().what())
        .contains("39 more operations")
        .contains("POST /11, POST /12, POST /13, POST /14, POST /15 and 34 more");
    assertThat(told.getFirst().evidence()).hasSize(13).endsWith(10L);
  }
}
