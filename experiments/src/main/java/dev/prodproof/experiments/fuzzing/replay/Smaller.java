package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Request;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Requests that are one step smaller than a given one, the largest steps first. What the request was
/// sent for stays in it.
final class Smaller {
  private static final int LONG = 24;
  private static final Pattern SITE = Pattern.compile("(?:^| )(query|header|body):(\\S+)$");

  private Smaller() {}

  static Stream<Request> than(Exchange exchange) {
    Request request = exchange.request();
    return switch (exchange.purpose()) {
      case Purpose.Malformed _, Purpose.Oversized _, Purpose.BrokenFraming _, Purpose.OddHeaders _ ->
          Stream.empty();
      case Purpose.Unusual(Site site, _, _) -> smaller(request, site);
      case Purpose.Invalid(Site site, _, _, _, _) -> smaller(request, site);
      // Any other value, shorter, may break a rule that the description doesn't state, and be refused for that.
      case Purpose.Valid(String variety, _) ->
          smaller(request, meant(variety), pointer -> variety.endsWith(" body:" + pointer));
      case Purpose.Look _,
          Purpose.Faulted _,
          Purpose.WrongMedia _,
          Purpose.WrongMethod _,
          Purpose.Step _ ->
          smaller(request, new Site(Site.In.COOKIE, ""));
    };
  }

  /// A variety ends in its site: `value cookie of body:/mode`.
  private static Site meant(String variety) {
    Matcher found = SITE.matcher(variety);
    return found.find()
        ? new Site(Site.In.valueOf(found.group(1).toUpperCase(Locale.ROOT)), found.group(2))
        : new Site(Site.In.COOKIE, "");
  }

  private static Stream<Request> smaller(Request request, Site kept) {
    return smaller(request, kept, _ -> true);
  }

  /// @param mayShrink pointers to texts that may be shortened
  private static Stream<Request> smaller(Request request, Site kept, Predicate<String> mayShrink) {
    JsonNode json = json(request.body());
    Stream<JsonNode> shorter =
        json.isContainer()
            ? Pointers.all(json)
                .filter(pointer -> !pointer.isEmpty() && mayShrink.test(pointer))
                .flatMap(pointer -> shorter(json, pointer))
            : Stream.empty();
    return Stream.concat(fewer(request, kept), shorter.map(less -> with(request, less)));
  }

  /// Without a field, a parameter or a member.
  private static Stream<Request> fewer(Request request, Site kept) {
    return Stream.of(headers(request, kept), query(request, kept), body(request, kept))
        .flatMap(steps -> steps);
  }

  private static Stream<Request> headers(Request request, Site kept) {
    return request.headers().stream()
        .filter(header -> !header.name().equalsIgnoreCase("content-type"))
        .filter(header -> kept.in() != Site.In.HEADER || !header.name().equalsIgnoreCase(kept.name()))
        .map(header -> {
          var fewer = new ArrayList<Header>(request.headers());
          fewer.remove(header);
          return with(request, request.target(), fewer, request.body());
        });
  }

  private static Stream<Request> query(Request request, Site kept) {
    int mark = request.target().indexOf('?');
    if (mark < 0) {
      return Stream.empty();
    }
    String path = request.target().substring(0, mark);
    List<String> pairs = Arrays.asList(request.target().substring(mark + 1).split("&"));
    return pairs.stream()
        .filter(pair -> kept.in() != Site.In.QUERY || !pair.startsWith(kept.name()))
        .map(pair -> {
          String rest = pairs.stream().filter(other -> !other.equals(pair)).collect(Collectors.joining("&"));
          return with(request, rest.isEmpty() ? path : path + "?" + rest, request.headers(), request.body());
        });
  }

  private static Stream<Request> body(Request request, Site kept) {
    JsonNode json = json(request.body());
    if (!json.isContainer()) {
      return Stream.empty();
    }
    String keep = kept.in() == Site.In.BODY ? kept.name() : "\n";
    List<String> pointers = Pointers.all(json).filter(pointer -> !pointer.isEmpty()).toList();
    Stream<JsonNode> without =
        pointers.stream()
            .filter(pointer -> !keep.equals(pointer) && !keep.startsWith(pointer + "/"))
            .filter(pointer -> !pointer.startsWith(keep + "/"))
            .sorted(Comparator.comparingInt((String pointer) -> -json.at(pointer).toString().length()))
            .map(pointer -> Pointers.without(json, pointer));
    return without.map(less -> with(request, less));
  }

  private static Stream<JsonNode> shorter(JsonNode json, String pointer) {
    JsonNode leaf = json.at(pointer);
    String text = leaf.isString() ? leaf.asString() : "";
    int points = text.codePointCount(0, text.length());
    return points <= LONG
        ? Stream.empty()
        : Stream.of(text.substring(0, text.offsetByCodePoints(0, points / 2)))
            .map(half -> Pointers.with(json, pointer, JsonNodeFactory.instance.stringNode(half)));
  }

  private static Request with(Request request, JsonNode json) {
    return with(request, request.target(), request.headers(), Body.text(json.toString()));
  }

  private static Request with(Request request, String target, List<Header> headers, Body body) {
    return new Request(request.method(), target, headers, body, request.traceId(), body.length());
  }

  private static JsonNode json(Body body) {
    if (body.cut() || body.binary() || body.length() == 0) {
      return JsonNodeFactory.instance.missingNode();
    }
    try {
      return JsonMapper.shared().readTree(body.text());
    } catch (JacksonException | StackOverflowError e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
