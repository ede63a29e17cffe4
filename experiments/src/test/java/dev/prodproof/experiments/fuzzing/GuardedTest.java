package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedTest {
  private static final String RECIPE =
      """
      service: { url: "http://127.0.0.1:8080" }
      identities:
        ada: { login: { post: /api/login, json: { user: ada, password: word } } }
      webhooks: [ { path: /hooks/payment } ]
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void a_log_in_that_the_recipe_uses_is_not_said_to_be_out_of_reach() throws IOException {
    Guarded guarded = Guarded.by(recipe());
    assertThat(guarded.holds(operation("POST", "/login"), "/api")).isTrue();
    assertThat(guarded.holds(operation("POST", "/api/login"), "")).isTrue();
    assertThat(guarded.holds(operation("POST", "/hooks/payment"), "")).isTrue();
    assertThat(guarded.holds(operation("POST", "/api/logout"), "")).isTrue();
  }

  @Test
  void what_nobody_named_is_missed_when_it_never_answers_well() throws IOException {
    Guarded guarded = Guarded.by(recipe());
    List<String> doubts =
        new Tally()
            .doubts(
                List.of(operation("POST", "/api/login"), operation("POST", "/api/orders")),
                one -> guarded.holds(one, ""));
    assertThat(doubts).hasSize(2);
    assertThat(doubts.getFirst()).startsWith("1 of 2 operations").endsWith("POST /api/orders");
    assertThat(doubts.getLast()).startsWith("POST /api/login got only");
  }

  private Recipe recipe() throws IOException {
    Path file = Files.writeString(folder.resolve("prodproof.yaml"), RECIPE);
    return new RecipeReader(Map.of(), () -> 8080).read(file).recipe();
  }

  private static ApiOperation operation(String method, String path) {
    return new ApiOperation(
        method + " " + path, method, path, "", "", List.of(), Map.of(), false, Map.of(), false,
        Map.of(), null);
  }
}
