package dev.prodproof.wire;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Renders load as one line for a POSIX shell: `prodproof load` with the same readings, each as often. Credentials
/// become shell variables, as in [Curl].
public final class LoadLine {
  private static final Set<String> KEPT = Set.of("authorization", "cookie");

  /// @param request as recorded: masked, and without a body
  /// @param weight how often, beside the others
  public record Part(Exchange.Request request, long weight) {}

  private LoadLine() {}

  /// @param demand what is offered and for how long, as options of `prodproof load`
  /// @return empty where it takes more than a line: bodies, or several identities
  public static Optional<String> of(Origin origin, List<Part> mix, String demand) {
    List<List<Header>> identities =
        mix.stream().map(part -> identity(part.request())).distinct().toList();
    boolean bodies = mix.stream().anyMatch(part -> part.request().body().length() > 0);
    if (mix.isEmpty() || bodies || identities.size() > 1) {
      return Optional.empty();
    }
    var words = new ArrayList<>(List.of("prodproof load", demand));
    identities.getFirst().forEach(header -> words.add("--header " + Curl.field(header)));
    for (Part part : mix) {
      String often = part.weight() == 1 ? "" : part.weight() + "x ";
      String one = often + part.request().method() + " " + part.request().target();
      words.add("--operation " + Curl.quoted(one, "SECRET"));
    }
    words.add(Curl.quoted(origin.toString(), ""));
    return Optional.of(String.join(" ", words));
  }

  private static List<Header> identity(Exchange.Request request) {
    return request.headers().stream()
        .filter(header -> KEPT.contains(header.name().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
