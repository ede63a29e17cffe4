package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.facts.Contended.Offer;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// How a writer says which state of a thing it means to change.
///
/// @param field of the body, where the version stands there; else the ETag goes into `If-Match`
record Version(Offer offer, String field, String tag) {
  private static final String IF_MATCH = "If-Match";
  private static final Pattern FIELD =
      Pattern.compile("(row|lock|optlock|entity|object|resource)?(version|revision)(number|no)?|optlock|etag");

  /// As the service offers it for this update of what was read.
  static Version of(ApiOperation update, Reading reading) {
    String tag = reading.exchange().header("etag").map(String::strip).orElse("");
    boolean weak = tag.startsWith("W/");
    if (declared(update) && !tag.isEmpty()) {
      return new Version(weak ? Offer.WEAK_ETAG : Offer.IF_MATCH, "", tag);
    }
    Optional<String> field = field(update, reading.json());
    if (field.isPresent()) {
      return new Version(Offer.VERSION, field.get(), reading.json().path(field.get()).toString());
    }
    Offer offer = tag.isEmpty() ? Offer.NONE : weak ? Offer.WEAK_ETAG : Offer.ETAG;
    return new Version(offer, "", tag);
  }

  private static boolean declared(ApiOperation update) {
    return update.parameters(Site.In.HEADER).stream()
            .anyMatch(parameter -> parameter.name().equalsIgnoreCase(IF_MATCH))
        || update.answers().containsKey("412")
        || update.answers().containsKey("428");
  }

  private static Optional<String> field(ApiOperation update, JsonNode shown) {
    Map<String, Schema> written = update.json().map(Schema::properties).orElse(Map.of());
    return written.keySet().stream()
        .filter(name -> FIELD.matcher(Names.squeezed(name)).matches())
        .filter(name -> shown.path(name).isValueNode() && !shown.path(name).isNull())
        .findFirst();
  }

  boolean offered() {
    return offer != Offer.NONE;
  }

  /// The draft, meant for the state that was read.
  Draft named(Draft draft, Reading reading) {
    if (!field.isEmpty()) {
      return draft.with(new Site(Site.In.BODY, "/" + field), reading.json().path(field));
    }
    Draft bare = draft.without(new Site(Site.In.HEADER, IF_MATCH));
    return tag.isEmpty() ? bare : bare.with(List.of(new Header(IF_MATCH, tag)));
  }
}
