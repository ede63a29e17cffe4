package dev.prodproof.lab.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.facts.CapacityStated.Machine;
import dev.prodproof.facts.LoadScene.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementReaderTest {
  private static final String DOCUMENT =
      """
      # Capacity

      ```sh
      prodproof load http://localhost:8080/slots --find-capacity
      ```

      ```yaml
      format: prodproof.capacity/1
      served: 312.5 # requests a second
      not-served: 328
      tolerance: 20%
      p99: 500ms
      mix:
        "GET /slots": 75%
        GET /slots/{id}: 25%
      machine: "A processor, 2 cores"
      cores: 1
      measured: "2026-11-21"
      ```

      And so on.
      """;

  @Test
  void reads_what_people_read() {
    assertThat(StatementReader.parse(DOCUMENT, "capacity.md"))
        .isEqualTo(
            new CapacityStated(
                "capacity.md",
                312.5,
                328,
                .2,
                Duration.ofMillis(500).toNanos(),
                List.of(new Share("GET /slots", .75), new Share("GET /slots/{id}", .25)),
                new Machine("A processor, 2 cores", 1)));
  }

  @Test
  void a_machine_may_be_unknown() {
    String document = DOCUMENT.replace("machine: \"A processor, 2 cores\"\ncores: 1\n", "");
    assertThat(StatementReader.parse(document, "it").machine()).isEqualTo(Machine.UNKNOWN);
  }

  @Test
  void says_what_is_wrong_with_it_and_where() {
    complains("served: 312.5", "served: much", "`served` must be requests a second");
    complains("served: 312.5", "served: 0", "`served` must be requests a second");
    complains("not-served: 328", "not-served: 300", "must be more than `served`");
    complains("20%", "a fifth", "`tolerance` must be a share");
    complains("20%", "200%", "`tolerance` must be a share");
    complains("500ms", "soon", "`p99` must be a time");
    complains("  \"GET /slots\": 75%\n  GET /slots/{id}: 25%\n", "", "`mix` must say");
    complains("prodproof.capacity/1", "something.else/1", "states no capacity");
    complains("served: 312.5", "served: [", "it:11: not valid YAML");
  }

  @Test
  void a_recipe_that_names_none_that_is_there_says_so(@TempDir Path folder) throws IOException {
    Path recipe = folder.resolve("prodproof.yaml");
    Files.writeString(
        recipe,
        """
        service: { url: "http://127.0.0.1:1" }
        declare: { capacity: capacity.md }
        """);
    var reader = new RecipeReader(Map.of(), () -> 1);
    assertThatThrownBy(() -> reader.read(recipe))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("prodproof.yaml:2")
        .hasMessageContaining("can't read capacity.md");

    Files.writeString(folder.resolve("capacity.md"), DOCUMENT);
    assertThat(reader.read(recipe).recipe().declared().limits().capacity())
        .isEqualTo(StatementReader.parse(DOCUMENT, "capacity.md"));
  }

  @Test
  void a_mangled_document_is_unusable_and_never_worse() {
    var random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder(DOCUMENT);
      for (int j = random.nextInt(6); j >= 0; j--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, "`%:{}[]\"\n0-. é\u0000".charAt(random.nextInt(15)));
          case 1 -> text.deleteCharAt(at);
          default -> text.insert(at, text.charAt(random.nextInt(text.length())));
        }
      }
      try {
        assertThat(StatementReader.parse(text.toString(), "it").mix()).isNotEmpty();
      } catch (Unusable expected) {
        assertThat(expected).hasMessageStartingWith("it");
      }
    }
  }

  private static void complains(String good, String bad, String words) {
    assertThat(DOCUMENT).contains(good);
    assertThatThrownBy(() -> StatementReader.parse(DOCUMENT.replace(good, bad), "it"))
        .isInstanceOf(Unusable.class)
        .hasMessageStartingWith("it")
        .hasMessageContaining(words);
  }
}
