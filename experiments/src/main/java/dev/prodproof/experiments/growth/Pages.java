package dev.prodproof.experiments.growth;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.facts.ReadAtSize.Paging;
import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What is declared of a list's pages, and what its answer says of all of them.
final class Pages {
  private static final Set<String> SIZES =
      Set.of(
          "size", "limit", "count", "first", "top", "perpage", "pagesize", "maxresults",
          "itemsperpage", "take", "rows", "pagelimit", "resultsperpage");

  private static final Set<String> STEPS =
      Set.of(
          "page", "pagenumber", "pageno", "pageindex", "p", "offset", "skip", "start", "startindex",
          "from", "cursor", "after", "pagetoken", "nexttoken", "continuationtoken",
          "startingafter", "marker", "continue");

  private static final Set<String> TOTALS =
      Set.of(
          "total", "totalcount", "totalelements", "totalitems", "totalresults", "count", "totalsize",
          "recordstotal", "numfound", "found", "totalrecords", "itemcount", "totalrows", "odatacount");

  /// Whoever asks for these wants everything, and gets it by design.
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "(?i).*/(export|exports|download|downloads|dump|backup|backups|all|stream|feed|sitemap"
              + "|archive|everything|bulk)([._-].*)?/?");

  /// Nobody's page.
  private static final long HUGE = 1_000_000;

  private static final int DEPTH = 3;

  private Pages() {}

  static boolean everything(ApiOperation operation) {
    return EVERYTHING.matcher(operation.path()).matches();
  }

  static Paging of(ApiOperation list) {
    Optional<Parameter> size = size(list);
    boolean asked = size.isPresent() || named(list, STEPS).findAny().isPresent();
    long usual = size.flatMap(one -> one.schema().defaultValue()).map(one -> one.asLong(0)).orElse(0L);
    return new Paging(asked, Math.max(usual, longest(list)), size.map(Pages::most).orElse(0L));
  }

  static Optional<Parameter> size(ApiOperation list) {
    return named(list, SIZES)
        .filter(one -> one.schema().is("integer") || one.schema().is("number"))
        .findFirst();
  }

  private static Stream<Parameter> named(ApiOperation list, Set<String> names) {
    return list.parameters(Site.In.QUERY).stream()
        .filter(one -> names.contains(Names.squeezed(one.name())));
  }

  /// The largest page that may be asked for.
  static long largest(Parameter size) {
    long most = most(size);
    return most > 0 ? most : HUGE;
  }

  /// 0 where nothing is declared; what any number would be is no limit.
  private static long most(Parameter size) {
    Schema schema = size.schema();
    long most = schema.maximum().or(schema::exclusiveMaximum).map(one -> one.longValue()).orElse(0L);
    return most >= HUGE ? 0 : most;
  }

  /// Of a list in the answer, as its schema says.
  private static long longest(ApiOperation list) {
    return list.answer(200).stream()
        .flatMap(answer -> answer.media().values().stream())
        .flatMap(schema -> Stream.concat(Stream.of(schema), schema.properties().values().stream()))
        .map(Schema::maxItems)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .max()
        .orElse(0);
  }

  /// -1 where the answer doesn't say.
  static long total(Reading reading) {
    Optional<String> header =
        Stream.of("x-total-count", "x-total", "x-pagination-total-count")
            .flatMap(name -> reading.exchange().header(name).stream())
            .filter(text -> text.strip().matches("\\d{1,15}"))
            .findFirst();
    return header.map(text -> Long.parseLong(text.strip())).orElseGet(() -> total(reading.json(), DEPTH));
  }

  private static long total(JsonNode node, int depth) {
    if (depth == 0 || !node.isObject()) {
      return -1;
    }
    for (var property : node.properties()) {
      if (property.getValue().isIntegralNumber() && TOTALS.contains(Names.squeezed(property.getKey()))) {
        return property.getValue().asLong(-1);
      }
    }
    return List.copyOf(node.properties()).stream()
        .mapToLong(property -> total(property.getValue(), depth - 1))
        .max()
        .orElse(-1);
  }
}
