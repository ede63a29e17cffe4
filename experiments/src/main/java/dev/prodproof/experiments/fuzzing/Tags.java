package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.Renewed;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// The `ETag` that each path showed last: a change has to name it as `If-Match` where the description says so.
final class Tags {
  private static final String IF_MATCH = "If-Match";
  private static final int MOST = 2_000;

  private final Map<String, String> shown =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /// What was changed without an answer's telling its new tag has none that is known.
  synchronized void saw(Exchange exchange) {
    if (!exchange.succeeded()) {
      return;
    }
    String path = path(exchange.request().target());
    exchange
        .header("etag")
        .ifPresentOrElse(
            tag -> {
              shown.put(path, tag.strip());
              exchange.header("location").ifPresent(made -> shown.put(path(made), tag.strip()));
            },
            () -> shown.remove(path));
  }

  synchronized Optional<String> of(String target) {
    return Optional.ofNullable(shown.get(path(target)));
  }

  /// Where the tag belongs; empty where none is sent, or another one is on purpose.
  static Optional<Site> place(Case one) {
    Draft draft = one.draft();
    return draft.operation().parameters(Site.In.HEADER).stream()
        .filter(parameter -> parameter.name().equalsIgnoreCase(IF_MATCH) && parameter.schema().is("string"))
        .map(Parameter::site)
        .filter(site -> draft.parameters().containsKey(site) && !Renewed.site(one.purpose()).equals(site))
        .findFirst();
  }

  /// The case that names the state which its path showed last.
  static Case named(Case one, Site place, String tag) {
    return new Case(one.draft().with(place, JsonNodeFactory.instance.stringNode(tag)), one.method(), one.purpose());
  }

  private static String path(String target) {
    return target.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("\\?.*", "");
  }
}
