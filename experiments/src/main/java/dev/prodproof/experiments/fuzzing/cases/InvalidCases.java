package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Requests that break exactly one rule at one site; everything else is plain.
public final class InvalidCases {
  private InvalidCases() {}

  /// @param plain an accepted request, or one like it
  public static List<Case> of(Draft plain) {
    return Stream.of(missing(plain), wrong(plain), twice(plain)).flatMap(cases -> cases).toList();
  }

  private static Stream<Case> wrong(Draft plain) {
    return Spot.of(plain).stream()
        .flatMap(spot -> BrokenValue.of(spot).stream()
            .filter(broken -> sendable(spot, broken))
            .filter(broken -> !leftOut(plain, spot, broken))
            .map(broken -> made(plain, spot, broken)))
        .flatMap(Stream::ofNullable);
  }

  /// A body that may be missing may as well be `null`.
  private static boolean leftOut(Draft plain, Spot spot, BrokenValue broken) {
    return spot.root() && broken.value().isNull() && !plain.operation().bodyRequired();
  }

  /// What would turn into another request instead of a wrong value.
  private static boolean sendable(Spot spot, BrokenValue broken) {
    String text = broken.value().asString("");
    boolean path = spot.site().in() == Site.In.PATH;
    boolean header = spot.site().in() == Site.In.HEADER;
    return !(path && (text.isBlank() || text.equals(".") || text.equals("..")))
        // Blanks around a field's value aren't part of it (RFC 9110 §5.5).
        && !(header && (!text.equals(text.strip()) || !text.chars().allMatch(c -> c >= 0x20 && c < 0x7F)));
  }

  private static @Nullable Case made(Draft plain, Spot spot, BrokenValue broken) {
    Draft draft = plain.with(spot.site(), broken.value());
    List<String> rules = WireForm.broken(draft);
    if (rules.size() != 1) {
      return null;
    }
    String keyword = rules.getFirst().substring(rules.getFirst().lastIndexOf(' ') + 1);
    boolean absent = spot.text() && broken.value().asString("").isBlank() && !spot.required();
    boolean certain = broken.certain() && !absent && !keyword.equals("format");
    return invalid(draft, spot.site(), keyword, broken.variety(), certain);
  }

  private static Stream<Case> missing(Draft plain) {
    Stream<Case> values =
        Spot.of(plain).stream()
            .filter(spot -> spot.required() && spot.site().in() != Site.In.PATH)
            .filter(spot -> !spot.root() && !spot.site().name().endsWith("/0"))
            .map(spot -> invalid(
                plain.without(spot.site()),
                spot.site(),
                "required",
                "missing",
                spot.schema().defaultValue().isEmpty()))
            .filter(one -> spotsOf(one) || WireForm.broken(one.draft()).size() == 1);
    boolean body = plain.operation().bodyRequired() && plain.content() instanceof Content.Json;
    return body
        ? Stream.concat(values, Stream.of(invalid(
            plain.with(new Content.Nothing()), new Site(Site.In.BODY, ""), "required", "no body", true)))
        : values;
  }

  /// A missing parameter isn't a value that could break its schema.
  private static boolean spotsOf(Case one) {
    return one.purpose() instanceof Purpose.Invalid(Site site, _, _, _, _)
        && (site.in() == Site.In.QUERY || site.in() == Site.In.HEADER)
        && WireForm.obeys(one.draft());
  }

  private static Stream<Case> twice(Draft plain) {
    return Spot.of(plain).stream()
        .filter(spot -> spot.site().in() == Site.In.QUERY && spot.value().isValueNode())
        .filter(spot -> !spot.schema().is("array"))
        .map(spot -> invalid(
            plain.with(new Draft.Extra(Site.In.QUERY, spot.site().name(), other(spot.schema(), spot))),
            spot.site(),
            "duplicate",
            "given twice",
            false));
  }

  private static String other(Schema schema, Spot spot) {
    return schema.enumeration().size() > 1
        ? schema.enumeration().get(1).asString("")
        : spot.value().asString("");
  }

  private static Case invalid(Draft draft, Site site, String keyword, String variety, boolean certain) {
    return Case.of(draft, new Purpose.Invalid(site, keyword, variety, certain, 0));
  }
}
