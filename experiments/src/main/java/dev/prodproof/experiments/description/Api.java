package dev.prodproof.experiments.description;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Described;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the target offers, ready to be planned from.
///
/// @param document in the form of OpenAPI 3.1
/// @param basePath put before each operation's path; empty where there is none
public record Api(JsonNode document, String basePath, List<ApiOperation> operations) {

  /// From the dossier: needs no network.
  public static Api of(Described described) {
    return of(DescriptionText.tree(described.document()), described.basePath());
  }

  /// @param normalised a document in the form of OpenAPI 3.1
  public static Api of(JsonNode normalised, String basePath) {
    try {
      return new Api(normalised, basePath, new Operations(normalised).all());
    } catch (StackOverflowError e) {
      throw new Unusable("The API description is nested too deeply to be read.", e);
    }
  }

  /// Any dialect as it comes: OpenAPI 3.x or Swagger 2.0, JSON or YAML.
  ///
  /// @throws Unusable with what is wrong with it
  public static Api read(String text) {
    var description = Description.read(text);
    return of(description.document(), description.basePath());
  }

  public Optional<ApiOperation> operation(String id) {
    return operations.stream().filter(operation -> operation.id().equals(id)).findFirst();
  }

  /// The fact to record.
  public Described described(String source, String version, List<String> problems) {
    return new Described(
        source,
        version,
        document.toString(),
        basePath,
        operations.stream().map(Api::operation).toList(),
        problems);
  }

  private static Described.Operation operation(ApiOperation of) {
    return new Described.Operation(
        of.id(),
        of.method(),
        of.path(),
        of.operationId(),
        of.summary(),
        of.parameters().stream().map(parameter -> parameter.site().toString()).toList(),
        of.parameters().stream().filter(Api::undescribed).map(p -> p.site().toString()).toList(),
        List.copyOf(of.answers().keySet()),
        List.copyOf(of.bodies().keySet()),
        of.secured(),
        of.form());
  }

  private static boolean undescribed(Parameter parameter) {
    return parameter.description().isBlank() && parameter.schema().node().isEmpty();
  }
}
