package dev.prodproof.experiments.fuzzing.refusal;

import dev.prodproof.facts.Site;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a refusal names a value: seldom in full, often in another spelling than the request's.
///
/// @param in where in the request, if it was said
/// @param name a JSON pointer where the way to the value was told, else its bare last name
public record Mention(Optional<Site.In> in, String name) {
  private static final Pattern ELEMENT = Pattern.compile("/\\d+(?=/|$)");
  private static final Pattern SPELLING = Pattern.compile("[^\\p{L}\\p{N}/]");

  static Mention of(Optional<Site.In> in, List<String> way) {
    StringBuilder pointer = new StringBuilder();
    for (String step : way) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return new Mention(in, pointer.toString());
  }

  static Mention bare(Optional<Site.In> in, String name) {
    return new Mention(in, name);
  }

  /// Whether the refusal can have meant this value. Case, separators and element numbers don't
  /// count, since languages spell `postcode` as `Postcode` and `/items/0/sku` as `items.sku`.
  public boolean mayMean(Site site) {
    if (in.isPresent() && place(in.get()) != place(site.in())) {
      return false;
    }
    String said = spelled(name);
    String asked = spelled(site.name());
    if (!said.startsWith("/")) {
      return said.equals(asked.substring(asked.lastIndexOf('/') + 1))
          || said.equals(asked.replace("/", ""));
    }
    return said.substring(1).equals(asked.startsWith("/") ? asked.substring(1) : asked);
  }

  /// The one among the values of a request that the refusal must have meant, if there is one.
  /// Some name the argument or the method before the way: `create.order.name` for `/name`.
  public Optional<Site> among(Collection<Site> sites) {
    List<Site> same = sites.stream().filter(this::mayMean).toList();
    if (same.isEmpty() && name.startsWith("/")) {
      same = shorterBy(2, sites);
    }
    List<Site> exact = same.stream().filter(site -> site.name().equals(name)).toList();
    List<Site> best = exact.isEmpty() ? same : exact;
    boolean one = best.stream().map(site -> spelled(site.name())).distinct().count() == 1;
    return one ? Optional.of(best.getFirst()) : Optional.empty();
  }

  private List<Site> shorterBy(int steps, Collection<Site> sites) {
    String rest = name;
    for (int step = 0; step < steps; step++) {
      int next = rest.indexOf('/', 1);
      if (next < 0) {
        return List.of();
      }
      rest = rest.substring(next);
      List<Site> same = sites.stream().filter(new Mention(in, rest)::mayMean).toList();
      if (!same.isEmpty()) {
        return same;
      }
    }
    return List.of();
  }

  private static Site.In place(Site.In in) {
    return in == Site.In.FORM ? Site.In.BODY : in;
  }

  private static String spelled(String name) {
    String plain = SPELLING.matcher(name).replaceAll("");
    return ELEMENT.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
