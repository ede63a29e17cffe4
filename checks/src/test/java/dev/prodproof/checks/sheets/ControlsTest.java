package dev.prodproof.checks.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.checks.pack.BuiltIn;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each check has its controls: what it lets pass, what it fails, and what it can't tell.
final class ControlsTest {
  private static final List<String> CLAIMS = List.of("passes_", "fails_", "cannot_tell_");
  private static final Path CLASSES =
      Path.of(System.getProperty("basedir", "."), "target/classes/dev/prodproof/checks");

  @Test
  void every_check_has_a_passing_a_failing_and_an_undecided_control() throws IOException {
    Set<String> checks = CheckClasses.below(CLASSES);
    assertThat(checks).as("checks were found at all").hasSizeGreaterThan(20);
    var missing = new ArrayList<String>();
    for (String check : checks) {
      List<String> claims = claims("dev.prodproof.checks." + check.replace('/', '.') + "Test");
      CLAIMS.stream()
          .filter(claim -> claims.stream().noneMatch(name -> name.startsWith(claim)))
          .forEach(claim -> missing.add(check + "Test has no test `" + claim + "…`: write one"));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void every_check_is_in_the_pack_once_with_its_sheet_beside_it() throws IOException {
    List<String> packed =
        new BuiltIn()
            .checks().stream()
                .map(check -> check.getClass().getName())
                .map(name -> name.substring("dev.prodproof.checks.".length()).replace('.', '/'))
                .toList();
    assertThat(packed).doesNotHaveDuplicates().hasSameElementsAs(CheckClasses.below(CLASSES));
    Set<String> sheetless =
        packed.stream()
            .filter(check -> !Files.exists(CLASSES.resolve(check + ".md")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(sheetless).as("checks without a rule sheet beside them").isEmpty();
  }

  private static List<String> claims(String test) {
    try {
      return Arrays.stream(Class.forName(test).getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Test.class))
          .map(Method::getName)
          .toList();
    } catch (ClassNotFoundException e) {
      return List.of();
    }
  }
}
