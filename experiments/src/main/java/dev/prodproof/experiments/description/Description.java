package dev.prodproof.experiments.description;

import dev.prodproof.core.Unusable;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A description that was read and brought into the form of OpenAPI 3.1.
///
/// @param version `openapi 3.0.3`, `swagger 2.0`
/// @param servers as declared, variables filled in with their defaults
/// @param basePath path of the first server; empty where there is none or it is `/`
/// @param problems what is wrong with it, as sentences
/// @param unread documents on other hosts that it refers to and that weren't fetched
public record Description(
    String version,
    ObjectNode document,
    List<String> servers,
    String basePath,
    List<String> problems,
    List<String> unread) {
  private static final int MOST_PROBLEMS = 40;

  /// Knows no other documents: references to them mean anything, and a problem says so.
  public static Description read(String text) {
    return read(text, reference -> Optional.empty());
  }

  /// @param library gives the text of other documents that are referred to; empty where it can't
  /// @throws Unusable with what is wrong
  public static Description read(String text, Library library) {
    try {
      return of(DescriptionText.tree(text), library);
    } catch (StackOverflowError e) {
      throw new Unusable("The API description is nested too deeply to be read.", e);
    }
  }

  /// Other documents, by what stands before the `#` of a reference, made absolute where possible.
  public interface Library {
    Optional<String> text(String reference);
  }

  /// Looks enough like one to be read: for telling a description from other JSON.
  public static boolean plausible(JsonNode tree) {
    return tree.isObject() && (tree.has("openapi") || tree.has("swagger"));
  }

  private static Description of(JsonNode tree, Library library) {
    String version = version(tree);
    Set<String> problems = new LinkedHashSet<>();
    var bundle = new Bundle(library, problems);
    ObjectNode document = bundle.whole((ObjectNode) tree);
    if (version.startsWith("swagger")) {
      document = new Swagger2(document, problems).converted();
    } else {
      document = document.deepCopy();
    }
    new SchemaDialect(document).convert();
    document.put("openapi", "3.1.0");
    new Inspection(document, problems).look();
    List<String> servers = servers(document);
    return new Description(
        version,
        document,
        servers,
        basePath(servers),
        problems.stream().limit(MOST_PROBLEMS).toList(),
        List.copyOf(bundle.unread()));
  }

  private static String version(JsonNode tree) {
    if (!plausible(tree)) {
      throw new Unusable(
          "This is not an API description: it has neither `openapi` nor `swagger` at its top.");
    }
    String openapi = DescriptionText.version(tree.path("openapi"));
    String swagger = DescriptionText.version(tree.path("swagger"));
    if (openapi.matches("3\\.[0-2](\\.\\d+.*)?")) {
      return "openapi " + openapi;
    }
    if (swagger.equals("2.0") || swagger.equals("2")) {
      return "swagger 2.0";
    }
    throw new Unusable(
        "The API description is of version `%s`; OpenAPI 3.0, 3.1, 3.2 and Swagger 2.0 can be read."
            .formatted(openapi.isEmpty() ? swagger : openapi));
  }

  private static List<String> servers(JsonNode document) {
    var servers = new ArrayList<String>();
    for (JsonNode server : document.path("servers")) {
      String url = server.path("url").asString("");
      for (var variable : server.path("variables").properties()) {
        url =
            url.replace(
                "{" + variable.getKey() + "}", variable.getValue().path("default").asString(""));
      }
      servers.add(url);
    }
    return servers;
  }

  private static String basePath(List<String> servers) {
    return servers.isEmpty() ? "" : path(servers.getFirst());
  }

  /// The path of a server, absolute or not, without a slash at its end: `/api`; empty for the root
  /// or where it can't be read.
  public static String path(String server) {
    try {
      String path = URI.create(server.strip()).getRawPath();
      String bare = path == null ? "" : path.replaceAll("^\\./|^\\.$", "").replaceAll("/+$", "");
      return bare.isEmpty() || bare.startsWith("/") ? bare : "/" + bare;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
