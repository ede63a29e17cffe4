package dev.prodproof.experiments.description;

import dev.prodproof.facts.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One operation as it is described.
///
/// @param id `POST /bookings/{id}`; unique
/// @param path template below the base path
/// @param bodies media type → schema, in declared order
/// @param answers `200`, `4XX`, `default` → answer
/// @param secured credentials are demanded
/// @param source where the form stands, for operations that come from one
/// @param examples of whole bodies, by media type
public record ApiOperation(
    String id,
    String method,
    String path,
    String operationId,
    String summary,
    List<Parameter> parameters,
    Map<String, Schema> bodies,
    boolean bodyRequired,
    Map<String, Answer> answers,
    boolean secured,
    Map<String, List<JsonNode>> examples,
    @Nullable FormSource source) {

  /// The path without the names of its parameters: `/hooks/{id}` and `/hooks/{hook.id}` are one path, described twice.
  public String shape() {
    return path.replaceAll("\\{[^}]*}", "{}");
  }

  public boolean form() {
    return source != null;
  }

  public List<Parameter> parameters(Site.In in) {
    return parameters.stream().filter(parameter -> parameter.site().in() == in).toList();
  }

  /// The schema of a JSON body: `application/json`, or else the first that ends in `+json`.
  public Optional<Schema> json() {
    return bodies.entrySet().stream()
        .filter(body -> isJson(body.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  public static boolean isJson(String mediaType) {
    return mediaType.endsWith("/json") || mediaType.endsWith("+json");
  }

  /// What is declared for this status: exactly, by range, or by `default`.
  public Optional<Answer> answer(int status) {
    for (String key : List.of(Integer.toString(status), status / 100 + "XX", "default")) {
      Answer answer = answers.get(key);
      if (answer != null) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  public List<Answer.Link> links() {
    return answers.values().stream().flatMap(answer -> answer.links().stream()).toList();
  }

  /// In their order, but those that delete at the end: they would take away what others need.
  public static List<ApiOperation> deletingLast(List<ApiOperation> all) {
    return all.stream()
        .sorted(Comparator.comparing(operation -> operation.method().equals("DELETE")))
        .toList();
  }

  /// What makes the things that this one takes away: a POST to the collection that its path ends in.
  public Optional<ApiOperation> maker(List<ApiOperation> all) {
    String collection = path.replaceFirst("/\\{[^/]*}$", "");
    String last = collection.substring(Math.max(0, collection.lastIndexOf('/')));
    return all.stream()
        .filter(one -> method.equals("DELETE") && one.method().equals("POST"))
        .filter(one -> last.length() > 1 && one.path().endsWith(last))
        .findFirst();
  }
}
