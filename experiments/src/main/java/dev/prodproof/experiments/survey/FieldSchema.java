package dev.prodproof.experiments.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an HTML field demands (constraint validation, HTML Living Standard §4.10.20), as JSON
/// Schema: so that forms get the same values as JSON bodies.
final class FieldSchema {
  private FieldSchema() {}

  /// @param controls all with the same name; never empty
  static ObjectNode of(List<Element> controls) {
    Element first = controls.getFirst();
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    switch (Form.type(first)) {
      case "select" -> select(schema, first);
      case "radio" -> values(schema.put("type", "string"), controls);
      case "checkbox" -> boxes(schema, controls);
      case "number", "range" -> number(schema, first);
      case "file" -> file(schema, first);
      default -> text(schema, first);
    }
    describe(schema, first);
    return schema;
  }

  static boolean required(List<Element> controls) {
    boolean boxes = controls.size() > 1 && Form.type(controls.getFirst()).equals("checkbox");
    return !boxes && controls.stream().anyMatch(control -> control.hasAttr("required"));
  }

  private static void describe(ObjectNode schema, Element control) {
    Element form = control.closest("form");
    Element label = control.closest("label");
    if (label == null && form != null && !control.id().isEmpty()) {
      label =
          form.select("label").stream()
              .filter(each -> each.attr("for").equals(control.id()))
              .findFirst()
              .orElse(null);
    }
    String text = label == null ? control.attr("placeholder") : label.text();
    if (!text.isBlank()) {
      schema.put("description", text);
    }
  }

  private static void select(ObjectNode schema, Element select) {
    var options =
        select.select("option").stream().filter(option -> !option.hasAttr("disabled")).toList();
    boolean many = select.hasAttr("multiple");
    ObjectNode single = many ? schema.put("type", "array").putObject("items") : schema;
    single.put("type", "string");
    ArrayNode values = single.arrayNode();
    for (Element option : options) {
      String value = option.hasAttr("value") ? option.attr("value") : option.text();
      boolean placeholder = value.isEmpty() && select.hasAttr("required");
      if (!placeholder) {
        values.add(value);
      }
    }
    if (!values.isEmpty()) {
      single.set("enum", values);
    }
  }

  private static void boxes(ObjectNode schema, List<Element> boxes) {
    if (boxes.size() == 1) {
      values(schema.put("type", "string"), boxes);
    } else {
      schema.put("type", "array").put("uniqueItems", true);
      values(schema.putObject("items").put("type", "string"), boxes);
    }
  }

  private static void values(ObjectNode schema, List<Element> controls) {
    ArrayNode values = schema.putArray("enum");
    controls.forEach(
        control -> values.add(control.hasAttr("value") ? control.attr("value") : "on"));
  }

  private static void number(ObjectNode schema, Element field) {
    String step = field.attr("step").strip();
    boolean whole = step.isEmpty() || (decimal(step).isPresent() && !step.contains("."));
    schema.put("type", whole ? "integer" : "number");
    decimal(field.attr("min")).ifPresent(min -> schema.put("minimum", min));
    decimal(field.attr("max")).ifPresent(max -> schema.put("maximum", max));
    decimal(step)
        .filter(each -> each.signum() > 0)
        .ifPresent(each -> schema.put("multipleOf", each));
    decimal(field.attr("value")).ifPresent(value -> schema.put("default", value));
  }

  private static Optional<BigDecimal> decimal(String text) {
    return text.strip().matches("[-+]?\\d{1,30}(\\.\\d{1,30})?")
        ? Optional.of(new BigDecimal(text.strip()))
        : Optional.empty();
  }

  private static void file(ObjectNode schema, Element field) {
    schema.put("type", "string").put("format", "binary");
    String accept = field.attr("accept");
    if (accept.contains("/")) {
      schema.put("contentMediaType", accept.split(",", -1)[0].strip());
    }
  }

  private static void text(ObjectNode schema, Element field) {
    schema.put("type", "string");
    switch (Form.type(field)) {
      case "email" -> schema.put("format", "email");
      case "url" -> schema.put("format", "uri");
      case "date" -> schema.put("format", "date");
      case "password" -> schema.put("format", "password");
      case "datetime-local" ->
          schema.put("pattern", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$");
      case "time" -> schema.put("pattern", "^\\d{2}:\\d{2}(:\\d{2})?$");
      case "month" -> schema.put("pattern", "^\\d{4}-(0[1-9]|1[0-2])$");
      case "week" -> schema.put("pattern", "^\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])$");
      case "color" -> schema.put("pattern", "^#[0-9a-fA-F]{6}$");
      default -> {}
    }
    length(field, "minlength").ifPresent(min -> schema.put("minLength", min));
    length(field, "maxlength").ifPresent(max -> schema.put("maxLength", max));
    if (field.hasAttr("required") && !schema.has("minLength")) {
      schema.put("minLength", 1);
    }
    if (!field.attr("pattern").isEmpty()) {
      schema.put("pattern", "^(?:" + field.attr("pattern") + ")$");
    }
    String value = field.val();
    if (!value.isEmpty() && !Form.type(field).equals("password")) {
      schema.put("default", value);
    }
  }

  private static Optional<Integer> length(Element field, String attribute) {
    String text = field.attr(attribute).strip();
    return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
