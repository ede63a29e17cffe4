package dev.prodproof.experiments.description;

import dev.prodproof.facts.Site;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// @param style how a list or an object is written: `simple`, `form`, `spaceDelimited`,
///     `pipeDelimited`, `deepObject`, `label`, `matrix`
/// @param explode each value of a list stands alone: `tag=a&tag=b`
/// @param media media type of the value where it is written as such a document; empty where it is
///     not
/// @param examples of the parameter itself; the schema may have more
public record Parameter(
    Site site,
    boolean required,
    Schema schema,
    String style,
    boolean explode,
    String media,
    String description,
    List<JsonNode> examples) {
  public String name() {
    return site.name();
  }
}
