package dev.prodproof.lab.recipe;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// The recipe's JSON Schema, and its refusals in the user's words.
final class RecipeSchema {
  private static final JsonNode DOCUMENT = document();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(DOCUMENT);

  private RecipeSchema() {}

  static void check(Yaml yaml, Complaints complaints) {
    for (Error error : SCHEMA.validate(yaml.root())) {
      String pointer = error.getInstanceLocation().toString();
      String property = error.getProperty();
      String where = property != null ? YamlTree.child(pointer, property) : pointer;
      complaints.add(where, sentence(error, pointer));
    }
  }

  private static String sentence(Error error, String pointer) {
    JsonNode schema = schema(error.getEvaluationPath().toString());
    String key = dotted(pointer);
    String example = example(schema);
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknown(String.valueOf(error.getProperty()), schema, key);
      case "required" -> missing(String.valueOf(error.getProperty()), schema, key);
      case "type" -> "`%s` should be %s%s".formatted(key, form(error.getSchemaNode()), example);
      case "enum" ->
          "`%s` should be one of %s"
              .formatted(key, String.join(", ", words(error.getSchemaNode())));
      case "pattern" ->
          "`%s` is `%s`, which isn't of the expected form%s"
              .formatted(key, value(error.getInstanceNode()), example);
      default -> "`%s` %s%s".formatted(key, error.getMessage(), example);
    };
  }

  private static String unknown(String key, JsonNode schema, String inside) {
    List<String> known = List.copyOf(schema.path("properties").propertyNames());
    String remedy =
        Nearest.to(key, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("known here: " + String.join(", ", known));
    return "unknown key `%s`%s: %s".formatted(key, inside.isEmpty() ? "" : " in " + inside, remedy);
  }

  private static String missing(String key, JsonNode schema, String inside) {
    String name = inside.isEmpty() ? key : inside + "." + key;
    return "`%s` is missing%s".formatted(name, example(schema.path("properties").path(key)));
  }

  private static String form(JsonNode type) {
    return String.join(" or ", words(type).stream().map(RecipeSchema::noun).distinct().toList());
  }

  private static String noun(String type) {
    return switch (type) {
      case "object" -> "keys with values";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      default -> "text";
    };
  }

  private static List<String> words(JsonNode node) {
    List<String> words = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(each -> words.add(each.asString()));
    } else {
      words.add(node.asString());
    }
    return words;
  }

  private static String value(JsonNode node) {
    String text = node.isString() ? node.stringValue() : node.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static String example(JsonNode schema) {
    String text = resolved(schema, "examples").path(0).asString("");
    return text.isEmpty() ? "" : ", for example " + text;
  }

  private static JsonNode resolved(JsonNode schema, String key) {
    return schema.has("$ref") && !schema.has(key)
        ? resolved(DOCUMENT.at(schema.path("$ref").asString().substring(1)), key)
        : schema.path(key);
  }

  // The schema that holds the keyword at the end of the path. What stands beside a `$ref` is nearer
  // to the
  // user than what stands at its end.
  private static JsonNode schema(String path) {
    List<String> steps =
        new ArrayList<>(List.of(path.substring(Math.min(1, path.length())).split("/")));
    steps.removeLast();
    while (!steps.isEmpty() && steps.getLast().equals("$ref") && isText(steps)) {
      steps.removeLast();
    }
    return walk(steps);
  }

  private static boolean isText(List<String> steps) {
    return !walk(steps).has("properties");
  }

  private static JsonNode walk(List<String> steps) {
    JsonNode at = DOCUMENT;
    for (String step : steps) {
      at =
          step.equals("$ref")
              ? DOCUMENT.at(at.path("$ref").asString("#").substring(1))
              : at.path(step.replace("~1", "/").replace("~0", "~"));
    }
    return at instanceof MissingNode ? DOCUMENT : at;
  }

  /// `service.env` of `/service/env`.
  private static String dotted(String pointer) {
    return pointer.isEmpty()
        ? ""
        : pointer.substring(1).replace("/", ".").replace("~1", "/").replace("~0", "~");
  }

  private static JsonNode document() {
    try (InputStream in = RecipeSchema.class.getResourceAsStream("recipe.schema.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
