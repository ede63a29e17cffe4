package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.values.UnusualText;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Requests with legal but rare text at one site; everything else is plain.
public final class UnusualCases {
  private static final int UNBOUNDED = 100_000;
  private static final int IN_A_LINE = 1_000;

  private UnusualCases() {}

  public static List<Case> of(Draft plain) {
    List<Spot> spots = Spot.of(plain).stream().filter(UnusualCases::free).toList();
    return spots.stream().flatMap(spot -> texts(plain, spot)).toList();
  }

  /// Rare texts for that place; they may break a rule.
  static List<JsonNode> at(Spot spot) {
    return free(spot)
        ? texts(spot).<JsonNode>map(text -> JsonNodeFactory.instance.stringNode(text.text())).toList()
        : List.of();
  }

  /// Free text: nothing but a length, at most a pattern, says what it may be.
  private static boolean free(Spot spot) {
    Schema schema = spot.chosen();
    return spot.type().equals("string")
        && schema.enumeration().isEmpty()
        && schema.constant().isEmpty()
        && List.of("", "password", "string", "phone").contains(schema.format())
        && spot.site().in() != Site.In.COOKIE;
  }

  private static Stream<Case> texts(Draft plain, Spot spot) {
    return texts(spot)
        .map(text -> Case.of(
            plain.with(spot.site(), JsonNodeFactory.instance.stringNode(text.text())),
            new Purpose.Unusual(spot.site(), text.variety(), text.text())))
        .filter(one -> WireForm.obeys(one.draft(), spot.site()));
  }

  private static Stream<UnusualText> texts(Spot spot) {
    boolean line = spot.site().in() != Site.In.BODY && spot.site().in() != Site.In.FORM;
    int most = line ? IN_A_LINE : UNBOUNDED;
    int max = (int) Math.min(spot.chosen().maxLength().orElse(most), most);
    String everyday = spot.value().asString("");
    return Stream.concat(
            UnusualText.around(everyday, max).stream(), UnusualText.lengthy(everyday, max).stream())
        .filter(text -> fits(spot, text.text()));
  }

  private static boolean fits(Spot spot, String text) {
    return switch (spot.site().in()) {
      case BODY, FORM, QUERY -> true;
      // An encoded slash or backslash in a path is a matter of the container's taste.
      case PATH -> !text.isBlank() && text.indexOf('/') < 0 && text.indexOf('\\') < 0;
      case HEADER, COOKIE -> text.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
    };
  }
}
