package dev.prodproof.engine;

import dev.prodproof.core.Check;
import dev.prodproof.core.CheckPack;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Fold;
import dev.prodproof.core.RuleSheet;
import dev.prodproof.core.Standard;
import dev.prodproof.core.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/// A check and its rule sheet, found by name: `dev.prodproof.checks.failures.NoServerError` judges
/// `failures/no-server-error`.
record BoundCheck(RuleSheet sheet, Check<?> check) {
  static List<BoundCheck> load(Standard standard) {
    var bound = new ArrayList<BoundCheck>();
    for (CheckPack pack : ServiceLoader.load(CheckPack.class)) {
      for (Check<?> check : pack.checks()) {
        bound.add(new BoundCheck(sheetOf(standard, check), check));
      }
    }
    return List.copyOf(bound);
  }

  static String idOf(Class<?> check) {
    String chapter = check.getPackageName().substring(check.getPackageName().lastIndexOf('.') + 1);
    String tail = check.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
    return chapter + "/" + tail.toLowerCase(Locale.ROOT);
  }

  Judging<?> begin() {
    return new Judging<>(check);
  }

  private static RuleSheet sheetOf(Standard standard, Check<?> check) {
    String id = idOf(check.getClass());
    return standard
        .sheet(id)
        .orElseThrow(() -> new IllegalStateException("check " + id + " has no rule sheet"));
  }

  /// One pass of one check.
  static final class Judging<F extends Fact> {
    private final Class<F> reads;
    private final Fold<F> fold;

    Judging(Check<F> check) {
      this.reads = check.reads();
      this.fold = check.judge();
    }

    void see(Fact fact) {
      if (reads.isInstance(fact)) {
        fold.see(reads.cast(fact));
      }
    }

    Verdict verdict() {
      return fold.verdict();
    }
  }
}
