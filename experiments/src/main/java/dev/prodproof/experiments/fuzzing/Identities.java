package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.FormSource;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Who calls what: customers first, the strong role where the path speaks of administration.
///
/// @param customers names, in the order of the recipe
record Identities(List<String> customers, List<String> strong) {
  private static final Pattern STRONG = Pattern.compile("admin|manage|internal|backoffice|staff|system");
  private static final Pattern LEAVING = Pattern.compile("log-?_?out|sign-?_?out|revoke|terminate");

  /// Whoever tries to log in as somebody else may lose the session that he has.
  private static final Pattern ENTERING = Pattern.compile("(log|sign)-?_?in/?$|/authenticate/?$");

  static Identities of(Recipe recipe) {
    var customers = new ArrayList<String>();
    var strong = new ArrayList<String>();
    recipe.identities().values().forEach(identity -> {
      boolean may = STRONG.matcher(identity.role().toLowerCase(Locale.ROOT)).find();
      (may ? strong : customers).add(identity.name());
    });
    return new Identities(customers, strong);
  }

  /// In the order in which they should be tried; never empty.
  List<String> candidates(ApiOperation operation) {
    String path = operation.path().toLowerCase(Locale.ROOT);
    if (leaves(operation) || ENTERING.matcher(path).find()) {
      return List.of(Exchange.NOBODY);
    }
    var candidates = new ArrayList<String>();
    FormSource source = operation.source();
    if (source != null) {
      candidates.add(source.identity());
    }
    boolean administration = STRONG.matcher(path).find();
    candidates.addAll(administration ? strong : customers);
    candidates.addAll(administration ? customers : strong);
    if (!operation.secured() || candidates.isEmpty()) {
      candidates.add(Exchange.NOBODY);
    }
    return candidates.stream().distinct().toList();
  }

  /// Whoever calls it is signed in no longer.
  static boolean leaves(ApiOperation operation) {
    return LEAVING.matcher(operation.path().toLowerCase(Locale.ROOT)).find();
  }
}
