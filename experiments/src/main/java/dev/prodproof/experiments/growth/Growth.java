package dev.prodproof.experiments.growth;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.Workers;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.OncePerLab;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Makes things, ten times as many, and again, and reads what there is at each size.
public final class Growth implements Experiment, Confirms {
  static final String NAME = "growth";

  /// Of what is left, in percent, for bringing operations to a good answer first.
  private static final int EXPLORING = 25;

  /// For making things; taking them away again takes about as long.
  private static final int MAKING = 30;

  /// Of the time, for timing one reading once.
  private static final int TRIALS = 64;

  /// At the same time; more would be load.
  private static final int CLEANERS = 6;

  private final OncePerLab<Encore> encores = new OncePerLab<>(Encore::new);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Impact impact() {
    return Impact.WRITES;
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.HTTP, Capability.API_DESCRIPTION);
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    Crew crew = Caller.crew(lab, NAME);
    Duration whole = lab.left();
    List<ApiOperation> operations =
        crew.api().operations().stream().filter(one -> !one.form()).toList();
    crew.explore(
        operations.stream().filter(Growth::neither).toList(), share(whole, 100 - EXPLORING));
    List<Kitchen> kitchens = kitchens(lab, crew);
    if (kitchens.isEmpty()) {
      throw new Unusable("nothing can be made of which there is a list" + undeletable(lab));
    }
    Duration making = share(whole, MAKING);
    var readings = new Readings(lab, crew, operations, new Timing(lab, whole.dividedBy(TRIALS)));
    try {
      for (int size = 0; size < Kitchen.SIZES; size++) {
        Duration part = making.dividedBy(Kitchen.SIZES - size);
        making = making.minus(fill(lab, kitchens, size, part));
        readings.at(kitchens, size == 0, size == Kitchen.SIZES - 1);
      }
    } finally {
      kitchens.forEach(kitchen -> lab.record(kitchen.told()));
      clean(lab, crew, kitchens);
    }
    return Exercised.of("readings", readings.count())
        .and("things made", kitchens.stream().mapToLong(Kitchen::made).sum())
        .and("things left", left(kitchens));
  }

  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    return encores.in(lab).confirm(finding, evidence, stillShows);
  }

  /// Changes and removals would only take away what is to be read.
  private static boolean neither(ApiOperation operation) {
    return operation.method().equals("GET") || operation.method().equals("POST");
  }

  private static String undeletable(Lab lab) {
    return lab.service().isPresent() ? "" : " and that can be taken away again";
  }

  /// @param within this time; what one of them leaves is for those after it
  /// @return what it took
  private static Duration fill(Lab lab, List<Kitchen> kitchens, int size, Duration within)
      throws InterruptedException {
    Instant begin = lab.clock().instant();
    int rest = kitchens.size();
    for (Kitchen kitchen : kitchens) {
      Duration left = within.minus(Duration.between(begin, lab.clock().instant()));
      kitchen.fill(size, lab.clock().instant().plus(left.dividedBy(rest--)));
    }
    return Duration.between(begin, lab.clock().instant());
  }

  private static List<Kitchen> kitchens(Lab lab, Crew crew) {
    if (lab.seeding().isPresent()) {
      return List.of(new SeedKitchen(lab, lab.seeding().get()));
    }
    var all = new ArrayList<Kitchen>();
    for (ApiOperation operation : crew.api().operations()) {
      if (all.size() < Kitchen.MOST) {
        ApiKitchen.of(lab, crew, operation).ifPresent(all::add);
      }
    }
    // What stays must not keep the others from growing.
    all.sort(Comparator.comparing(Kitchen::lasting));
    return all;
  }

  private static void clean(Lab lab, Crew crew, List<Kitchen> kitchens)
      throws InterruptedException {
    lab.progress("taking away what was made");
    Workers.run(CLEANERS, crew::clean);
    if (left(kitchens) > 0) {
      lab.progress("%,d things stay: the API takes none of them away".formatted(left(kitchens)));
    }
  }

  private static long left(List<Kitchen> kitchens) {
    return kitchens.stream().filter(Kitchen::lasting).mapToLong(Kitchen::made).sum();
  }

  static Duration share(Duration whole, int percent) {
    return whole.multipliedBy(percent).dividedBy(100);
  }
}
