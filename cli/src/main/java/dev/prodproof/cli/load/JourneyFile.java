package dev.prodproof.cli.load;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.recipe.Yaml;
import dev.prodproof.wire.load.Journey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;

/// A journey as people write it. Mistakes are named with their line.
public final class JourneyFile {
  private static final Set<String> ROOT = Set.of("name", "weight", "data", "steps");
  private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete");
  private static final Set<String> BESIDES =
      Set.of("headers", "json", "form", "text", "capture", "expect", "pause");
  private static final String ENVIRONMENT = "env.";

  private final Yaml yaml;
  private final Map<String, String> environment;
  private final Map<String, Journey.Pool> data = new TreeMap<>();
  private final Set<String> known = new HashSet<>();

  private JourneyFile(Yaml yaml, Map<String, String> environment) {
    this.yaml = yaml;
    this.environment = environment;
  }

  /// @param environment for `${env.NAME}`
  /// @throws Unusable with file, line and remedy
  public static Journey read(Path file, Map<String, String> environment) {
    try {
      return new JourneyFile(Yaml.read(file.toString(), Files.readAllBytes(file)), environment)
          .journey();
    } catch (IOException e) {
      throw new Unusable("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private Journey journey() {
    JsonNode root = yaml.root();
    only(root, "", ROOT);
    root.path("data").properties().forEach(each -> pool(each.getKey(), each.getValue()));
    known.addAll(data.keySet());
    var steps = new ArrayList<Journey.Step>();
    JsonNode all = root.path("steps");
    for (int i = 0; i < all.size(); i++) {
      steps.add(step(all.path(i), "/steps/" + i));
    }
    if (steps.isEmpty()) {
      throw wrong("", "write at least one step, such as `steps: [ { get: /slots } ]`");
    }
    JsonNode weight = root.path("weight");
    if (!weight.isMissingNode() && !(weight.isNumber() && weight.doubleValue() > 0)) {
      throw wrong("/weight", "a number above 0");
    }
    String file = String.valueOf(Path.of(yaml.file()).getFileName()).replaceAll("\\.ya?ml$", "");
    String name = root.path("name").isString() ? root.path("name").stringValue() : file;
    return new Journey(name, weight.isNumber() ? weight.doubleValue() : 1, data, steps);
  }

  private void pool(String name, JsonNode values) {
    if (values.isString() && values.stringValue().equals("+")) {
      data.put(name, new Journey.Pool.Count(1));
      return;
    }
    var all = new ArrayList<Object>();
    for (JsonNode each : values.isArray() ? values : List.of(values)) {
      if (each.isContainer() || each.isNull()) {
        throw wrong("/data/" + name, "a list of values, or + for a number of its own");
      }
      all.add(each.isIntegralNumber() ? (Object) each.longValue() : text(each, "/data/" + name));
    }
    if (all.isEmpty()) {
      throw wrong("/data/" + name, "at least one value");
    }
    data.put(name, new Journey.Pool.AnyOf(all));
  }

  private JourneyStep step(JsonNode step, String at) {
    List<String> methods = METHODS.stream().filter(step::has).toList();
    if (methods.size() != 1) {
      throw wrong(at, "one of " + String.join(", ", METHODS) + " with a path");
    }
    String method = methods.getFirst();
    var allowed = new HashSet<>(BESIDES);
    allowed.add(method);
    only(step, at, allowed);
    String path = text(step.path(method), at + "/" + method);
    if (!path.startsWith("/") || path.matches(".*\\s.*")) {
      throw wrong(at + "/" + method, "a path that begins with / and has no spaces");
    }
    Map<String, String> headers = texts(step.path("headers"), at + "/headers");
    JourneyStep.Content content = content(step, at);
    Map<String, String> captures = captures(step.path("capture"), at + "/capture");
    known.addAll(captures.keySet());
    return new JourneyStep(
        method.toUpperCase(Locale.ROOT),
        path,
        headers,
        content,
        captures,
        statuses(step.path("expect"), at + "/expect"),
        pause(step.path("pause"), at + "/pause"));
  }

  private JourneyStep.Content content(JsonNode step, String at) {
    if (step.has("json")) {
      return new JourneyStep.Content.Json(resolved(step.path("json"), at + "/json"));
    }
    if (step.has("form")) {
      return new JourneyStep.Content.Form(texts(step.path("form"), at + "/form"));
    }
    return step.has("text")
        ? new JourneyStep.Content.Text(text(step.path("text"), at + "/text"))
        : new JourneyStep.Content.Nothing();
  }

  private Map<String, String> captures(JsonNode captures, String at) {
    Map<String, String> all = texts(captures, at);
    all.forEach(
        (name, from) -> {
          if (!from.startsWith("/") && !from.startsWith(JourneyStep.HEADER)) {
            throw wrong(at + "/" + name, "a JSON pointer such as /id, or `header Location`");
          }
        });
    return all;
  }

  private Set<Integer> statuses(JsonNode expected, String at) {
    var all = new HashSet<Integer>();
    for (JsonNode each : expected.isArray() ? expected : List.of(expected)) {
      if (each.isIntegralNumber() && each.intValue() >= 200 && each.intValue() <= 599) {
        all.add(each.intValue());
      } else if (!each.isMissingNode()) {
        throw wrong(at, "a status such as 201, or a list of them");
      }
    }
    return all;
  }

  private Duration pause(JsonNode pause, String at) {
    return pause.isMissingNode() ? Duration.ZERO : Amount.time(text(pause, at));
  }

  private Map<String, String> texts(JsonNode fields, String at) {
    var all = new LinkedHashMap<String, String>();
    fields.properties().forEach(each -> all.put(each.getKey(), text(each.getValue(), at + "/" + each.getKey())));
    return all;
  }

  private JsonNode resolved(JsonNode json, String at) {
    if (json.isString()) {
      return tools.jackson.databind.node.StringNode.valueOf(text(json, at));
    }
    var nodes = tools.jackson.databind.node.JsonNodeFactory.instance;
    if (json.isObject()) {
      var object = nodes.objectNode();
      json.properties().forEach(each -> object.set(each.getKey(), resolved(each.getValue(), at)));
      return object;
    }
    if (json.isArray()) {
      var array = nodes.arrayNode();
      json.forEach(each -> array.add(resolved(each, at)));
      return array;
    }
    return json;
  }

  // With what the environment says in its holes; the others are filled on the way.
  private String text(JsonNode node, String at) {
    if (node.isMissingNode() || node.isContainer() || node.isNull()) {
      throw wrong(at, "some text");
    }
    String text = node.isString() ? node.stringValue() : node.toString();
    return Holes.HOLE
        .matcher(text)
        .replaceAll(
            hole -> {
              String name = hole.group(1);
              if (!name.startsWith(ENVIRONMENT)) {
                if (!known.contains(name)) {
                  throw wrong(at, "no `" + name + "` is known here: name it under data, or capture it before");
                }
                return Matcher.quoteReplacement(hole.group());
              }
              String value = environment.get(name.substring(ENVIRONMENT.length()));
              if (value == null) {
                throw wrong(at, "set the environment variable " + name.substring(ENVIRONMENT.length()));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private void only(JsonNode object, String at, Set<String> allowed) {
    if (!object.isObject()) {
      throw wrong(at, "fields: " + String.join(", ", new java.util.TreeSet<>(allowed)));
    }
    object
        .propertyNames()
        .forEach(
            name -> {
              if (!allowed.contains(name)) {
                throw wrong(
                    at + "/" + name,
                    "nothing is called `" + name + "` here; there are "
                        + String.join(", ", new java.util.TreeSet<>(allowed)));
              }
            });
  }

  private Unusable wrong(String at, String remedy) {
    return new Unusable(
        "%s:%d: %s: %s".formatted(yaml.file(), yaml.line(at), at.isEmpty() ? "the journey" : at, remedy));
  }
}
