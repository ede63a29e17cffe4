package dev.prodproof.engine;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Impact;
import dev.prodproof.core.RuleSheet;
import dev.prodproof.core.Report;
import dev.prodproof.lab.Experiment;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which experiments run, and why the others don't.
final class Planner {
  sealed interface Step {
    Experiment experiment();

    record Run(Experiment experiment) implements Step {}

    record Leave(Experiment experiment, String because) implements Step {}
  }

  private final Report.Settings settings;
  private final Impact consent;

  Planner(Report.Settings settings, Impact consent) {
    this.settings = settings;
    this.consent = consent;
  }

  /// Gentlest first; what no chosen check reads is left out.
  List<Step> plan(List<Experiment> experiments, Set<Capability> has, List<BoundCheck> checks) {
    Set<String> wanted =
        checks.stream()
            .map(BoundCheck::sheet)
            .filter(this::chosen)
            .flatMap(sheet -> sheet.alternatives().stream())
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    return experiments.stream()
        .sorted(Comparator.comparing(Experiment::impact))
        .map(experiment -> step(experiment, has, wanted))
        .toList();
  }

  boolean chosen(RuleSheet sheet) {
    return chosen(sheet.id(), settings);
  }

  static boolean chosen(String id, Report.Settings settings) {
    boolean only = settings.only().isEmpty() || settings.only().stream().anyMatch(p -> matches(id, p));
    return only && settings.skip().stream().noneMatch(p -> matches(id, p));
  }

  /// A whole id, a chapter, or a beginning that ends with `*`.
  private static boolean matches(String id, String pattern) {
    return id.equals(pattern)
        || id.startsWith(pattern + "/")
        || (pattern.endsWith("*") && id.startsWith(pattern.substring(0, pattern.length() - 1)));
  }

  private Step step(Experiment experiment, Set<Capability> has, Set<String> wanted) {
    if (!wanted.contains(experiment.name())) {
      return new Step.Leave(experiment, "no chosen check needs it");
    }
    if (!experiment.impact().within(consent)) {
      return new Step.Leave(
          experiment,
          "it " + experiment.impact().word() + ", which needs --allow " + experiment.impact().word());
    }
    var missing = new TreeSet<>(experiment.needs());
    missing.removeAll(has);
    if (!missing.isEmpty()) {
      String words = missing.stream().map(Capability::word).collect(Collectors.joining(", "));
      return new Step.Leave(experiment, "missing: " + words);
    }
    return new Step.Run(experiment);
  }
}
