package dev.prodproof.lab.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the guide shows can be used as it stands.
final class GuideTest {
  private static final Path GUIDE = Path.of("../docs/guide/recipe.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.(\\w+)}");

  @Test
  void every_whole_recipe_of_the_guide_can_be_read() throws IOException {
    List<String> recipes =
        BLOCK.matcher(Files.readString(GUIDE)).results()
            .map(block -> block.group(1))
            .filter(block -> block.contains("  url:"))
            .toList();
    assertThat(recipes).hasSizeGreaterThan(6);
    for (String recipe : recipes) {
      assertThat(read(recipe).recipe().service().url()).startsWith("http://127.0.0.1:");
    }
  }

  private static Reading read(String recipe) {
    Map<String, String> environment = new HashMap<>();
    VARIABLE.matcher(recipe).results().forEach(name -> environment.put(name.group(1), "x"));
    return new RecipeReader(environment, () -> 4711)
        .read("recipe.md", recipe.getBytes(StandardCharsets.UTF_8), Path.of("/"));
  }
}
