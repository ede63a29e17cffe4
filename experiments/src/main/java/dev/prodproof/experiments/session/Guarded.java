package dev.prodproof.experiments.session;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.FormSource;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Where one may get in only after a log-in: where the log-in leads, pages with forms, plain readings.
final class Guarded {
  private static final int MOST = 30;
  private static final Pattern LEAVES =
      Pattern.compile("(log|sign)-?_?(out|off|in)|delete|remove|cancel", Pattern.CASE_INSENSITIVE);

  private Guarded() {}

  static List<String> candidates(Lab lab, Exchange logIn) {
    Set<String> targets = new LinkedHashSet<>();
    logIn.header("location").ifPresent(to -> inside(lab, logIn, to, targets));
    List<Api> apis = lab.standing(Described.class).stream().map(Api::of).toList();
    for (Api api : apis) {
      api.operations().stream()
          .map(ApiOperation::source)
          .filter(source -> source != null && !source.identity().equals(Exchange.NOBODY))
          .map(FormSource::page)
          .forEach(targets::add);
    }
    for (Api api : apis) {
      api.operations().stream()
          .filter(one -> one.method().equals("GET") && !one.form() && !one.path().contains("{"))
          .sorted((one, other) -> Boolean.compare(other.secured(), one.secured()))
          .forEach(one -> targets.add(api.basePath() + one.path()));
    }
    return targets.stream().filter(target -> !LEAVES.matcher(target).find()).limit(MOST).toList();
  }

  private static void inside(Lab lab, Exchange logIn, String link, Set<String> targets) {
    try {
      var base = lab.target().resolve("/").resolve(logIn.request().target());
      var to = base.resolve(link);
      if (String.valueOf(to.getRawAuthority()).equals(lab.target().getRawAuthority())) {
        String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        targets.add(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery());
      }
    } catch (IllegalArgumentException e) {
      // A link that can't be read leads nowhere; the other candidates remain.
      return;
    }
  }
}
