package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.facts.Site;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What an API offers for one kind of thing: where it is made, and the path of each one. Of some kinds there
/// is only one, which nobody makes: `/settings`, `/customers/me`.
///
/// @param maker a POST, or the reading of the only one
/// @param item template of one thing: `/bookings/{id}`; absent where no described path fits
public record Kind(Api api, ApiOperation maker, Optional<Template> item) {
  public static Optional<Kind> madeBy(ApiOperation maker, Api api) {
    Template path = Template.of(maker.path());
    boolean makes =
        maker.method().equals("POST") && !maker.form() && !path.endsWithParameter() && !path.endsWithAction();
    return makes ? Optional.of(new Kind(api, maker, item(path, api))) : Optional.empty();
  }

  private static Optional<Template> item(Template collection, Api api) {
    int depth = collection.parameters().size() + 1;
    return api.operations().stream()
        .filter(operation -> !operation.form())
        .map(operation -> Template.of(operation.path()))
        .filter(path -> path.endsWithParameter() && path.parameters().size() == depth)
        .filter(path -> below(path, collection) || path.resource().equals(collection.resource()))
        .min(Comparator.comparingInt(path -> below(path, collection) ? 0 : 1));
  }

  private static boolean below(Template item, Template collection) {
    List<String> above = item.segments().subList(0, item.segments().size() - 1);
    return sameShape(above, collection.segments());
  }

  /// Parameters may have other names on another path.
  static boolean sameShape(List<String> one, List<String> other) {
    return one.stream().map(Kind::shape).toList().equals(other.stream().map(Kind::shape).toList());
  }

  private static String shape(String segment) {
    return segment.startsWith("{") ? "{}" : segment;
  }

  /// The kind whose things the operation's path names or lies below.
  static Optional<Kind> of(ApiOperation operation, Api api) {
    return single(operation, api).or(() -> among(operation, api));
  }

  /// Read and written under one fixed path, where nothing is added.
  private static Optional<Kind> single(ApiOperation operation, Api api) {
    Template path = Template.of(operation.path());
    Map<String, ApiOperation> methods = new HashMap<>();
    api.operations().stream()
        .filter(one -> one.path().equals(operation.path()) && !one.form())
        .forEach(one -> methods.put(one.method(), one));
    boolean written = methods.containsKey("PUT") || methods.containsKey("PATCH");
    boolean only = path.parameters().isEmpty() && written && !methods.containsKey("POST");
    return Optional.ofNullable(methods.get("GET")).filter(_ -> only).map(get -> new Kind(api, get, Optional.of(path)));
  }

  /// There is only one, and it isn't ours to take away.
  boolean single() {
    return maker.method().equals("GET");
  }

  private static Optional<Kind> among(ApiOperation operation, Api api) {
    List<String> path = Template.of(operation.path()).segments();
    return api.operations().stream()
        .flatMap(maker -> madeBy(maker, api).stream())
        .filter(kind -> kind.item().filter(item -> begins(path, item.segments())).isPresent())
        .max(Comparator.comparingInt(kind -> kind.item().orElseThrow().segments().size()))
        .or(() -> api.operations().stream()
            .flatMap(maker -> madeBy(maker, api).stream())
            .filter(kind -> begins(path, Template.of(kind.maker().path()).segments()))
            .findFirst());
  }

  private static boolean begins(List<String> path, List<String> start) {
    return path.size() >= start.size() && sameShape(path.subList(0, start.size()), start);
  }

  /// The operation of that method on one thing.
  public Optional<ApiOperation> onItem(String method) {
    return item.flatMap(path -> on(method, path));
  }

  public Optional<ApiOperation> list() {
    return on("GET", Template.of(maker.path()));
  }

  private Optional<ApiOperation> on(String method, Template path) {
    return api.operations().stream()
        .filter(one -> one.method().equals(method) && !one.form())
        .filter(one -> sameShape(Template.of(one.path()).segments(), path.segments()))
        .findFirst();
  }

  /// What an `id` in the path of one looks like, where that is told.
  Optional<Schema> form() {
    return key().equals("id")
        ? Stream.of("GET", "PUT", "DELETE").flatMap(method -> onItem(method).stream()).findFirst()
            .flatMap(on -> on.parameters(Site.In.PATH).stream().filter(p -> p.name().equals("id")).findFirst())
            .map(Parameter::schema)
        : Optional.empty();
  }

  /// The last parameter of the item's path; `id` where there is no such path.
  public String key() {
    return item.map(Template::parameters).filter(names -> !names.isEmpty()).map(List::getLast).orElse("id");
  }
}
