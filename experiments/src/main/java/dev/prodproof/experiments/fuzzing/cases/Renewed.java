package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The same case with fresh unique texts, so that it isn't refused for what an earlier one left behind.
public final class Renewed {
  private static final Pattern UNIQUE =
      Pattern.compile("zqp[a-z]{7}|" + Token.UUID_MARK + "a11c-4000-8000-[0-9a-f]{12}");

  private final Token token;
  private final Map<String, String> fresh = new HashMap<>();

  private Renewed(Token token) {
    this.token = token;
  }

  /// @param path values for the path that exist by now
  public static Case of(Case old, Token token, Map<String, JsonNode> path) {
    var renewed = new Renewed(token);
    Site fuzzed = site(old.purpose());
    Draft draft = old.draft();
    for (var parameter : draft.parameters().entrySet()) {
      Site site = parameter.getKey();
      JsonNode bound = site.in() == Site.In.PATH ? path.get(site.name()) : null;
      boolean kept = bound == null || site.equals(fuzzed);
      JsonNode value = kept || bound == null ? renewed.leaf(parameter.getValue()) : bound;
      draft = draft.with(site, value);
    }
    draft =
        draft.content() instanceof Content.Raw(String media, byte[] bytes)
            ? draft.with(new Content.Raw(media, Token.changed(bytes, raw -> renewed.ids(old.draft(), renewed.text(raw)))))
            : draft.withBody(renewed.id(draft.operation(), fuzzed, renewed.all(draft.body())));
    return new Case(draft, old.method(), renewed.purpose(old.purpose()));
  }

  private Purpose purpose(Purpose old) {
    return old instanceof Purpose.Unusual(Site site, String variety, String value)
        ? new Purpose.Unusual(site, variety, text(value))
        : old;
  }

  /// What the purpose is about; a place that no request has where it is about no single value.
  public static Site site(Purpose purpose) {
    return switch (purpose) {
      case Purpose.Unusual(Site site, _, _) -> site;
      case Purpose.Invalid(Site site, _, _, _, _) -> site;
      case Purpose.Valid(String variety, _) when variety.contains(" path:") ->
          new Site(Site.In.PATH, variety.substring(variety.indexOf(" path:") + 6));
      case Purpose.Valid(String variety, _) when variety.contains(" header:") ->
          new Site(Site.In.HEADER, variety.substring(variety.indexOf(" header:") + 8));
      case Purpose.Look _,
          Purpose.Faulted _,
          Purpose.Valid _,
          Purpose.Malformed _,
          Purpose.WrongMedia _,
          Purpose.WrongMethod _,
          Purpose.Oversized _,
          Purpose.OddHeaders _,
          Purpose.BrokenFraming _,
          Purpose.Step _ ->
          new Site(Site.In.BODY, "\u0000");
    };
  }

  private JsonNode all(JsonNode body) {
    if (!UNIQUE.matcher(body.toString()).find()) {
      return body;
    }
    var leaves = new LinkedHashMap<String, JsonNode>();
    Pointers.all(body).filter(at -> body.at(at).isString()).forEach(at -> leaves.put(at, leaf(body.at(at))));
    JsonNode result = body;
    for (var changed : leaves.entrySet()) {
      if (!body.at(changed.getKey()).equals(changed.getValue())) {
        result = Pointers.with(result, changed.getKey(), changed.getValue());
      }
    }
    return result;
  }

  /// Another one for a thing that is new.
  private JsonNode id(ApiOperation operation, Site fuzzed, JsonNode body) {
    for (String at : List.of("/id", "/_id")) {
      JsonNode id = body.at(at);
      boolean ours = id.isIntegralNumber() && id.canConvertToLong() && Token.isNumber(id.longValue());
      if (ours && OwnId.isNew(operation) && !fuzzed.equals(new Site(Site.In.BODY, at))) {
        return Pointers.with(body, at, JsonNodeFactory.instance.numberNode(token.number()));
      }
    }
    return body;
  }

  private String ids(Draft draft, String raw) {
    return OwnId.isNew(draft.operation()) ? OwnId.changed(raw, _ -> token.number()) : raw;
  }

  private JsonNode leaf(JsonNode value) {
    return value.isString() ? JsonNodeFactory.instance.stringNode(text(value.asString())) : value;
  }

  private String text(String old) {
    return UNIQUE
        .matcher(old)
        .replaceAll(found -> fresh.computeIfAbsent(found.group(), any -> any.startsWith("zqp") ? token.unique() : token.uuid()));
  }
}
