package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Report;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What load did: what was asked for, how much is possible, what happens beyond, and afterwards.
record UnderLoad(Report report) {
  private static final int MOST_SHARES = 20;

  List<Markup> nodes() {
    return report.performance().stream().limit(1).map(UnderLoad::section).toList();
  }

  private static Markup section(Performance seen) {
    return box(
            "section",
            "under-load",
            textual("h2", "section-title", "Under load").at("id", "h-under-load"),
            textual("p", "section-meaning", Speed.of(seen)),
            box("dl", "facts").add(facts(seen)),
            box("div", "plots").add(figures(seen)))
        .add(new Shedding(seen).nodes())
        .add(new LoadSteps(seen).nodes())
        .at("aria-labelledby", "h-under-load");
  }

  private static List<Markup> facts(Performance seen) {
    Performance.Objective objective = seen.objective();
    String asked =
        "%s, p99 within %s, errors up to %s"
            .formatted(
                Speed.rate(objective.rate()),
                Speed.millis(objective.p99()),
                Speed.percent(objective.errors()));
    String mix =
        seen.mix().stream()
            .limit(MOST_SHARES)
            .map(one -> Speed.percent(one.share()) + " " + Foreign.cut(one.operation(), 80))
            .collect(Collectors.joining(", "));
    var facts = new ArrayList<Markup>();
    facts.addAll(
        Masthead.fact(objective.declared() ? "Declared objective" : "Objective of ours", asked));
    facts.addAll(Masthead.fact("Machine", Speed.machine(seen.machine())));
    facts.add(
        box("div", "mix", textual("dt", "", "Requests"), box("dd", "", text(mix))));
    return facts;
  }

  private static List<Markup> figures(Performance seen) {
    var figures = new ArrayList<Figure>();
    figures.addAll(Throughput.offered(seen));
    figures.addAll(Throughput.inFlight(seen));
    figures.addAll(Latencies.objective(seen));
    figures.addAll(OverTime.objective(seen));
    figures.addAll(Shedding.goodput(seen));
    figures.addAll(OverTime.recovery(seen));
    figures.addAll(OverTime.soak(seen));
    figures.addAll(Holding.soak(seen));
    return figures.stream().map(Figure::node).toList();
  }
}
