package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.experiments.fuzzing.scenario.Own;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The things that a request takes from: the slot of a booking, the product of an order.
final class Parents {
  /// What a number is called that bounds how much can be taken.
  private static final Pattern TELLING =
      Pattern.compile(
          ".*(capacit|stock|quantit|available|inventor|seat|place|limit|max|size|count|room|unit|total|balance"
              + "|amount|remaining|free|hand|allot|quota|people|guests).*");

  private static final List<Integer> LARGE = List.of(1000, 500, 200, 100, 50);

  private Parents() {}

  /// The request, about things of its own with room for many; as it was where none can be made.
  static Draft roomy(Hands hands, Draft taking) throws InterruptedException {
    Crew crew = hands.crew();
    Draft own = taking;
    for (ApiOperation maker : Delivery.makers(crew)) {
      Optional<Site> site = refers(taking, maker);
      Optional<Kind> kind = Kind.madeBy(maker, crew.api());
      Optional<Draft> plain = crew.plain(maker).filter(crew::permits).map(Case::draft);
      if (site.isPresent() && kind.isPresent() && plain.isPresent()) {
        Optional<JsonNode> id = made(hands, kind.get(), large(plain.get(), _ -> true));
        if (id.isEmpty()) {
          id = made(hands, kind.get(), large(plain.get(), Parents::telling));
        }
        own = id.isPresent() ? own.with(site.get(), id.get()) : own;
      }
    }
    return own;
  }

  static Optional<JsonNode> made(Hands hands, Kind kind, Draft draft) throws InterruptedException {
    String identity = hands.crew().identity(kind.maker());
    Exchange made = hands.send(draft, identity);
    return made.succeeded() ? Own.of(kind, identity, draft, made).id() : Optional.empty();
  }

  static boolean telling(String field) {
    return TELLING.matcher(Names.squeezed(field)).matches();
  }

  /// Which number bounds what can be taken isn't known: all are large, or those whose names speak of it.
  private static Draft large(Draft plain, Predicate<String> wanted) {
    Draft large = plain;
    Map<String, Schema> fields = plain.operation().json().map(Schema::properties).orElse(Map.of());
    for (Map.Entry<String, Schema> field : fields.entrySet()) {
      boolean refers = field.getKey().matches("(?i).*(id|version|revision)");
      if (!refers && wanted.test(field.getKey()) && plain.body().path(field.getKey()).isNumber()) {
        Optional<JsonNode> many =
            LARGE.stream()
                .<JsonNode>map(JsonNodeFactory.instance::numberNode)
                .filter(field.getValue()::accepts)
                .findFirst();
        Site site = new Site(Site.In.BODY, "/" + field.getKey());
        large = many.isPresent() ? large.with(site, many.get()) : large;
      }
    }
    return large;
  }

  /// Where a request names a thing of that maker.
  static Optional<Site> refers(Draft taking, ApiOperation maker) {
    if (taking.operation().id().equals(maker.id())) {
      return Optional.empty();
    }
    String resource = Template.of(maker.path()).resource();
    Template path = Template.of(taking.operation().path());
    Optional<Site> above =
        path.parameters().stream()
            .filter(parameter -> path.resourceOf(parameter).equals(resource))
            .map(parameter -> new Site(Site.In.PATH, parameter))
            .findFirst();
    return above.or(
        () ->
            taking.body().properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> Bonds.kind(name).equals(resource))
                .map(name -> new Site(Site.In.BODY, "/" + name))
                .findFirst());
  }
}
