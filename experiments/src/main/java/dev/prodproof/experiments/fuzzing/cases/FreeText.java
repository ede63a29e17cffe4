package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.experiments.fuzzing.values.UnusualText;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A place for free text in a body, and rare texts that are legal there.
///
/// @param plain a request with an everyday text in that place
public record FreeText(Site site, Draft plain, List<Variety> varieties) {
  /// One of each kind that is known to get lost; the others were tried for errors already.
  private static final Set<String> TOLD =
      Set.of(
          "emoji trailing", "emoji family", "emoji flag", "combining mark", "right to left", "arabic", "astral",
          "chinese", "apostrophe", "angle brackets", "ampersand", "case expanding");

  private static final int LONG = 5_000;

  /// @param value before any encoding
  public record Variety(String name, String value) {}

  public static List<FreeText> of(Draft plain) {
    Map<Site, List<Variety>> sites = new LinkedHashMap<>();
    for (Case one : UnusualCases.of(plain)) {
      if (one.purpose() instanceof Purpose.Unusual(Site site, String variety, String value)
          && (site.in() == Site.In.BODY || site.in() == Site.In.FORM)
          && !inList(site)) {
        List<Variety> known = sites.computeIfAbsent(site, _ -> new ArrayList<>());
        if (TOLD.contains(variety)) {
          known.add(new Variety(variety, value));
        }
      }
    }
    return sites.entrySet().stream()
        .map(site -> new FreeText(site.getKey(), plain, withLong(plain, site.getKey(), site.getValue())))
        .toList();
  }

  /// A list may come back in another order, or with more in it: which text became which can't be told.
  private static boolean inList(Site site) {
    return site.name().matches(".*/\\d+(/.*)?");
  }

  /// As long as is legal: what is cut off without a word is lost.
  private static List<Variety> withLong(Draft plain, Site site, List<Variety> varieties) {
    long limit =
        Spot.of(plain).stream()
            .filter(spot -> spot.site().equals(site))
            .findFirst()
            .map(spot -> spot.chosen().maxLength().orElse(300))
            .orElse(300L);
    if (limit > LONG || limit < 2) {
      return varieties;
    }
    var more = new ArrayList<>(varieties);
    String usual = plain.at(site).asString("");
    String text = UnusualText.repeated((usual.isBlank() ? "text" : usual) + " ", (int) limit - 1) + "z";
    if (WireForm.obeys(with(plain, site, text))) {
      more.add(new Variety("as long as allowed", text));
    }
    return more;
  }

  public static Draft with(Draft draft, Site site, String value) {
    return draft.with(site, JsonNodeFactory.instance.stringNode(value));
  }

  /// It keeps to the description.
  public static boolean obeys(Draft draft) {
    return WireForm.obeys(draft);
  }

  /// All texts of a reading.
  public static Stream<String> texts(JsonNode reading) {
    return Pointers.all(reading).filter(at -> reading.at(at).isString()).map(at -> reading.at(at).asString());
  }

  /// Where a reading shows the text: in its own place, or under its own name elsewhere.
  public static Optional<String> place(JsonNode reading, Site site, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<String> same =
        Pointers.all(reading).filter(at -> reading.at(at).isString() && reading.at(at).asString().equals(text)).toList();
    String name = "/" + site.leaf();
    return Stream.of(
            same.stream().filter(site.name()::equals),
            same.stream().filter(at -> at.endsWith(name)),
            same.size() == 1 ? same.stream() : Stream.<String>empty())
        .flatMap(found -> found)
        .findFirst();
  }
}
