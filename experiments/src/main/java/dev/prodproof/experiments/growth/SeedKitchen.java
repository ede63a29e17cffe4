package dev.prodproof.experiments.growth;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Grown;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.Seeding;
import java.time.Duration;
import java.time.Instant;

/// Many things, made by the recipe's own command: nobody knows of which kind.
final class SeedKitchen implements Kitchen {
  private static final String NAME = "service.seed";
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final long[] QUICK = {1_000, 5_000, 10_000};
  private static final long[] WHOLE = {1_000, 10_000, 100_000};

  private final Lab lab;
  private final Seeding seeding;
  private final long[] sizes;
  private long made;
  private Duration each = Duration.ZERO;
  private String because = "";

  SeedKitchen(Lab lab, Seeding seeding) {
    this.lab = lab;
    this.seeding = seeding;
    this.sizes = (lab.left().compareTo(LONG) > 0 ? WHOLE : QUICK).clone();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long made() {
    return made;
  }

  /// The command isn't broken off: what surely takes too long isn't begun.
  @Override
  public void fill(int size, Instant end) throws InterruptedException {
    long more = sizes[size] - made;
    Instant begin = lab.clock().instant();
    if (!begin.plus(each.multipliedBy(more)).isBefore(end)) {
      because = "no more in this time";
      return;
    }
    try {
      seeding.more(more);
    } catch (Unusable e) {
      because = String.valueOf(e.getMessage());
      return;
    }
    made += more;
    each = Duration.between(begin, lab.clock().instant()).dividedBy(more);
    lab.progress("%s: %,d made".formatted(NAME, made));
  }

  @Override
  public Grown told() {
    long wanted = sizes[SIZES - 1];
    return new Grown(NAME, wanted, made, made < wanted ? because : "");
  }

  @Override
  public boolean lasting() {
    return lab.recipe().service().rollout().reset().isEmpty();
  }

  @Override
  public boolean lists(ApiOperation operation) {
    return false;
  }

  @Override
  public boolean shows(ApiOperation operation) {
    return false;
  }

  @Override
  public Draft placed(Draft draft) {
    return draft;
  }
}
