package dev.prodproof.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What prose asks for drifts; what the build checks stays true. Each rule also says how many classes it
/// must have seen: a rule that looks at nothing is always kept.
final class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.prodproof");

  /// Reads the clock of the machine, or draws lots, without an instance that came in by the door.
  private static final DescribedPredicate<JavaCall<?>> CLOCK_OR_CHANCE =
      describe(
          "reads the clock or draws lots",
          call -> {
            String owner = call.getTargetOwner().getFullName();
            String name = call.getName();
            return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.lang.Math") && name.equals("random"))
                || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                || (owner.equals("java.util.Collections") && name.equals("shuffle"));
          });

  private static final DescribedPredicate<JavaClass> WORLD =
      resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.nio.channels..",
              "java.net..",
              "java.util.random..",
              "java.util.concurrent..",
              "io.netty..",
              "dev.prodproof.wire..",
              "dev.prodproof.lab..")
          .or(
              belongToAnyOf(
                  System.class,
                  Runtime.class,
                  Thread.class,
                  Process.class,
                  ProcessBuilder.class,
                  Random.class,
                  Clock.class,
                  InstantSource.class));

  @Test
  void checks_only_read_what_was_recorded() {
    holds(
        60,
        "dev.prodproof.checks",
        noClasses()
            .that()
            .resideInAPackage("dev.prodproof.checks..")
            .should()
            .dependOnClassesThat(WORLD)
            .orShould()
            .callMethodWhere(CLOCK_OR_CHANCE)
            .because("the same facts must always give the same verdict, on any machine"));
  }

  @Test
  void words_and_facts_need_no_library_but_the_one_for_null() {
    holds(
        60,
        "dev.prodproof.core",
        "dev.prodproof.facts",
        classes()
            .that()
            .resideInAnyPackage("dev.prodproof.core..", "dev.prodproof.facts..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "java..", "org.jspecify..", "dev.prodproof.core..", "dev.prodproof.facts..")));
  }

  @Test
  void words_and_facts_touch_nothing_outside() {
    holds(
        60,
        "dev.prodproof.core",
        "dev.prodproof.facts",
        noClasses()
            .that()
            .resideInAnyPackage("dev.prodproof.core..", "dev.prodproof.facts..")
            .should()
            .dependOnClassesThat(WORLD)
            .orShould()
            .callMethodWhere(CLOCK_OR_CHANCE));
  }

  @Test
  void experiments_open_no_door_of_their_own() {
    holds(
        80,
        "dev.prodproof.experiments",
        noClasses()
            .that()
            .resideInAPackage("dev.prodproof.experiments..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.net.http..", "java.nio.channels..", "io.netty..")
                    .or(
                        belongToAnyOf(
                            java.net.Socket.class,
                            java.net.ServerSocket.class,
                            java.net.DatagramSocket.class,
                            java.net.URLConnection.class,
                            ProcessBuilder.class,
                            Runtime.class)))
            .because("consent, scope and clean-up are the lab's: it is the only way out"));
  }

  @Test
  void experiments_take_time_and_chance_from_the_lab() {
    holds(
        80,
        "dev.prodproof.experiments",
        noClasses()
            .that()
            .resideInAPackage("dev.prodproof.experiments..")
            .should()
            .callMethodWhere(CLOCK_OR_CHANCE)
            .orShould()
            .dependOnClassesThat(belongToAnyOf(Random.class))
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("a seed must replay a run"));
  }

  @Test
  void only_the_command_line_speaks_and_exits() {
    holds(
        300,
        "dev.prodproof",
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.prodproof.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  @Test
  void packages_form_no_cycle() {
    holds(300, "dev.prodproof", slices().matching("dev.prodproof.(**)").should().beFreeOfCycles());
  }

  @Test
  void the_rule_for_checks_would_catch_a_class_that_acts() {
    assertThat(
            noClasses()
                .that()
                .resideInAPackage("dev.prodproof.lab..")
                .should()
                .dependOnClassesThat(WORLD)
                .evaluate(HOUSE)
                .hasViolation())
        .isTrue();
  }

  private static void holds(int atLeast, String root, ArchRule rule) {
    holds(atLeast, Set.of(root), rule);
  }

  private static void holds(int atLeast, String root, String other, ArchRule rule) {
    holds(atLeast, Set.of(root, other), rule);
  }

  private static void holds(int atLeast, Set<String> roots, ArchRule rule) {
    long seen =
        HOUSE.stream()
            .filter(type -> roots.stream().anyMatch(type.getPackageName()::startsWith))
            .count();
    assertThat(seen).as("classes scanned below %s", roots).isGreaterThanOrEqualTo(atLeast);
    rule.check(HOUSE);
  }
}
