package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.refusal.Rule;
import dev.prodproof.experiments.fuzzing.values.Everyday;
import dev.prodproof.experiments.fuzzing.values.RegexText;
import dev.prodproof.experiments.fuzzing.values.UnusualText;
import dev.prodproof.facts.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes values as refusals asked for them.
record Wish(Everyday everyday, RandomGenerator chance) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST = 10_000;
  private static final int USUAL = 120;

  Optional<JsonNode> value(Site site, Schema schema, List<Rule> rules) {
    Optional<JsonNode> value = Optional.empty();
    for (Rule rule : rules) {
      value = shaped(site, schema, rule, value);
    }
    return value;
  }

  /// The value after one more rule; the value as it was where the rule says nothing of it.
  private Optional<JsonNode> shaped(Site site, Schema schema, Rule rule, Optional<JsonNode> so) {
    boolean text = schema.is("string") || (schema.types().isEmpty() && so.map(JsonNode::isString).orElse(true));
    return switch (rule) {
      case Rule.Minimum(BigDecimal low, boolean open) -> number(schema, so, open ? low.add(BigDecimal.ONE) : low, true);
      case Rule.Maximum(BigDecimal high, boolean open) -> number(schema, so, open ? high.subtract(BigDecimal.ONE) : high, false);
      case Rule.AtLeast(BigDecimal low) -> text ? length(site, so, low.intValue(), LONGEST) : number(schema, so, low, true);
      case Rule.AtMost(BigDecimal high) -> text ? length(site, so, 0, high.intValue()) : number(schema, so, high, false);
      case Rule.MinLength(int low) -> text ? length(site, so, low, LONGEST) : so;
      case Rule.MaxLength(int high) -> text ? length(site, so, 0, high) : so;
      case Rule.MultipleOf(BigDecimal step) -> Optional.of(typed(schema, step));
      case Rule.Matches(String regex) -> first(RegexText.matching(regex, 0, USUAL, chance)).or(() -> so);
      case Rule.Format(String name) -> Optional.of(NODES.stringNode(everyday.text(site.leaf(), name, USUAL)));
      case Rule.OneOf(List<String> values) -> values.stream().map(v -> listed(schema, v)).filter(schema::accepts).findFirst().or(() -> so);
      case Rule.OfType(String type) -> so.isPresent() ? so : ofType(site, type);
      case Rule.Required _, Rule.NotNull _, Rule.UnknownProperty _, Rule.Unique _ -> so;
    };
  }

  private Optional<JsonNode> number(Schema schema, Optional<JsonNode> so, BigDecimal bound, boolean least) {
    boolean keeps = so.isPresent() && so.get().isNumber() && (so.get().decimalValue().compareTo(bound) >= 0) == least;
    return keeps ? so : Optional.of(typed(schema, bound));
  }

  private static JsonNode typed(Schema schema, BigDecimal value) {
    if (schema.is("string")) {
      return NODES.stringNode(value.toPlainString());
    }
    return schema.is("integer") ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
  }

  private Optional<JsonNode> length(Site site, Optional<JsonNode> so, int low, int high) {
    String text = so.filter(JsonNode::isString).map(JsonNode::asString).orElseGet(() -> everyday.text(site.leaf(), "", Math.clamp(high, 0, USUAL)));
    int have = text.codePointCount(0, text.length());
    int least = Math.clamp(low, 0, LONGEST);
    String padded = have >= least ? text : text + UnusualText.repeated("abcdefgh", least - have);
    return Optional.of(NODES.stringNode(UnusualText.cut(padded, high)));
  }

  private static Optional<JsonNode> first(List<String> texts) {
    return texts.stream().findFirst().map(NODES::stringNode);
  }

  private static JsonNode listed(Schema schema, String value) {
    boolean number = (schema.is("integer") || schema.is("number")) && value.matches("-?\\d{1,18}");
    return number ? NODES.numberNode(Long.parseLong(value)) : NODES.stringNode(value);
  }

  private Optional<JsonNode> ofType(Site site, String type) {
    return switch (type) {
      case "integer" -> Optional.of(NODES.numberNode(everyday.number(site.leaf(), true).longValue()));
      case "number" -> Optional.of(NODES.numberNode(everyday.number(site.leaf(), false)));
      case "boolean" -> Optional.of(NODES.booleanNode(true));
      case "string" -> Optional.of(NODES.stringNode(everyday.text(site.leaf(), "", USUAL)));
      default -> Optional.empty();
    };
  }
}
