package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Site;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Finds out where the next page of a list is: by links, by a cursor, or by the parameters it declares.
public final class Pager {
  private static final Set<String> PAGES = Set.of("page", "pagenumber", "pageno", "pageindex", "p");
  private static final Set<String> OFFSETS = Set.of("offset", "skip", "start", "startindex", "from");
  private static final Set<String> CURSORS =
      Set.of("cursor", "after", "pagetoken", "nexttoken", "continuationtoken", "startingafter", "marker");
  private static final Set<String> GIVEN =
      Set.of("next", "nextcursor", "nextpagetoken", "nexttoken", "nextafter", "nextkey", "continuationtoken", "cursor", "endcursor", "nextmarker");
  private static final Set<String> LINKS = Set.of("next", "nextlink", "nextpageurl", "nexturl", "odatanextlink");
  private static final Set<String> MORE = Set.of("hasmore", "hasnext", "hasnextpage", "more");
  private static final Set<String> SIZES = Set.of("limit", "size", "pagesize", "perpage", "count", "top", "max");
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>[^,]*;\\s*rel=\"?next\"?");

  private final URI target;
  private final ApiOperation list;
  private final String first;

  public Pager(URI target, ApiOperation list, String first) {
    this.target = target;
    this.list = list;
    this.first = first;
  }

  /// @param number of the page, from 1
  /// @param seen items so far
  public Optional<String> next(Reading page, int number, int seen) {
    return linked(page)
        .or(() -> cursor(page.json()))
        .or(() -> parameter(PAGES).map(name -> with(name, Integer.toString(number))))
        .or(() -> parameter(OFFSETS).map(name -> with(name, Integer.toString(seen))));
  }

  /// The first page as large as the description allows, up to that many items; empty where it names no bound.
  public Optional<String> wide(int most) {
    return list.parameters(Site.In.QUERY).stream()
        .filter(one -> SIZES.contains(Names.squeezed(one.name())))
        .flatMap(
            one ->
                one.schema().maximum().stream()
                    .map(max -> with(one.name(), "" + Math.min(max.intValue(), most))))
        .filter(_ -> !first.contains("?"))
        .filter(_ -> !wholeAtOnce())
        .findFirst();
  }

  /// It can be cut without saying so, and there is no way to ask for the rest.
  public boolean cutsSilently() {
    return parameter(SIZES).isPresent() && parameter(PAGES).isEmpty() && parameter(OFFSETS).isEmpty() && parameter(CURSORS).isEmpty();
  }

  /// It goes on from what the caller names, and doesn't say whether there is more: the first page may be all or not.
  public boolean leavesOpen(Reading page) {
    boolean byCursor = parameter(PAGES).isEmpty() && parameter(OFFSETS).isEmpty() && parameter(CURSORS).isPresent();
    return byCursor && !saysEnd(page.json(), 2);
  }

  private static boolean saysEnd(JsonNode node, int depth) {
    return depth > 0
        && node.properties().stream().anyMatch(property -> {
          String name = Names.squeezed(property.getKey());
          JsonNode value = property.getValue();
          boolean none = (GIVEN.contains(name) || LINKS.contains(name)) && value.asString("").isEmpty();
          boolean nomore = MORE.contains(name) && value.isBoolean() && !value.asBoolean();
          return none || nomore || (value.isObject() && saysEnd(value, depth - 1));
        });
  }

  /// It takes no page: what it shows first is all that it shows.
  public boolean wholeAtOnce() {
    return parameter(PAGES).isEmpty() && parameter(OFFSETS).isEmpty() && parameter(CURSORS).isEmpty();
  }

  /// Something other than the page can be asked for, and is chosen by default.
  public boolean filters() {
    return list.parameters(Site.In.QUERY).stream()
        .filter(parameter -> parameter.schema().defaultValue().isPresent() || parameter.required())
        .map(parameter -> Names.squeezed(parameter.name()))
        .anyMatch(name -> !PAGES.contains(name) && !OFFSETS.contains(name) && !SIZES.contains(name)
            && !name.matches("sort.*|order.*|dir.*"));
  }

  private Optional<String> parameter(Set<String> names) {
    return list.parameters(Site.In.QUERY).stream()
        .map(Parameter::name)
        .filter(name -> names.contains(Names.squeezed(name)))
        .findFirst();
  }

  private Optional<String> linked(Reading page) {
    Exchange exchange = page.exchange();
    List<Header> headers = exchange.answer().map(Exchange.Answer::headers).orElse(List.of());
    Optional<String> header =
        Header.all(headers, "link").stream().map(NEXT::matcher).filter(Matcher::find).map(m -> m.group(1)).findFirst();
    return header.or(() -> link(page.json(), 3))
        .flatMap(link -> Locations.follow(target, exchange.request().target(), link));
  }

  private static Optional<String> link(JsonNode node, int depth) {
    if (depth == 0 || !node.isObject()) {
      return Optional.empty();
    }
    for (var property : node.properties()) {
      JsonNode value = property.getValue().isObject() ? property.getValue().path("href") : property.getValue();
      boolean leads = value.isString() && value.asString().matches("(https?:/|/|\\?).*");
      if (leads && LINKS.contains(Names.squeezed(property.getKey()))) {
        return Optional.of(value.asString());
      }
    }
    return node.properties().stream().flatMap(p -> link(p.getValue(), depth - 1).stream()).findFirst();
  }

  private Optional<String> cursor(JsonNode body) {
    return parameter(CURSORS).flatMap(name -> body.isObject() ? given(body, 2).map(value -> with(name, value)) : Optional.empty());
  }

  private static Optional<String> given(JsonNode node, int depth) {
    for (var property : node.properties()) {
      JsonNode value = property.getValue();
      if (value.isValueNode() && !value.asString("").isEmpty() && GIVEN.contains(Names.squeezed(property.getKey()))) {
        return Optional.of(value.asString(""));
      }
    }
    return depth == 1
        ? Optional.empty()
        : node.properties().stream().filter(p -> p.getValue().isObject()).flatMap(p -> given(p.getValue(), depth - 1).stream()).findFirst();
  }

  private String with(String name, String value) {
    return first + (first.contains("?") ? "&" : "?") + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
