package dev.prodproof.experiments.fuzzing.pool;

import dev.prodproof.experiments.fuzzing.values.Names;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The things that answers spoke of, newest first, a bounded number of each kind.
public final class Pool {
  private static final int OF_A_KIND = 40;

  /// Old things are often used up: full, closed, lent.
  private static final int NEWEST = 6;

  private final Map<String, Deque<Thing>> kinds = new HashMap<>();
  private final Calling calling;

  /// What somebody keeps for himself, by kind and identifier.
  private final Set<String> kept = new HashSet<>();

  public Pool(Calling calling) {
    this.calling = calling;
  }

  /// Remembers what a good answer shows.
  ///
  /// @param path the template, and the values that its parameters had
  /// @param created the request made it: the top object is ours
  /// @return the thing that was made, where one was
  public synchronized Optional<Thing> learn(
      Template path, Map<String, String> values, JsonNode answer, boolean created, String identity) {
    var within = within(path, values);
    Thing made = null;
    for (Harvest.Found found : Harvest.of(answer, path.resource())) {
      boolean ours = created && found.top();
      var thing = new Thing(found.resource(), calling.named(found.resource(), found.fields()), within, ours, identity);
      if (thing.identifier().isEmpty()) {
        continue;
      }
      keep(thing);
      made = ours ? thing : made;
    }
    return Optional.ofNullable(made);
  }

  /// Remembers a thing of which only the address is known: a `Location`, say.
  public synchronized Thing learnAddress(
      Template item, Map<String, String> values, boolean ours, String identity) {
    String last = item.parameters().isEmpty() ? "" : item.parameters().getLast();
    var fields = new LinkedHashMap<String, JsonNode>();
    String value = values.getOrDefault(last, "");
    fields.put(Names.squeezed(last), JsonNodeFactory.instance.stringNode(value));
    fields.put("id", JsonNodeFactory.instance.stringNode(value));
    var thing = new Thing(item.resource(), fields, within(item, values), ours, identity);
    keep(thing);
    return thing;
  }

  private void keep(Thing thing) {
    Deque<Thing> known = kinds.computeIfAbsent(thing.resource(), kind -> new ArrayDeque<>());
    boolean ours = thing.ours();
    for (Thing old : List.copyOf(known)) {
      if (old.identifier().equals(thing.identifier())) {
        ours |= old.ours();
        known.remove(old);
      }
    }
    known.addFirst(
        new Thing(thing.resource(), thing.fields(), thing.within(), ours, thing.identity()));
    if (known.size() > OF_A_KIND) {
      dropOldest(known);
    }
  }

  /// Others' things go first: ours can be changed, theirs only read.
  private static void dropOldest(Deque<Thing> known) {
    var oldest = known.descendingIterator();
    while (oldest.hasNext()) {
      if (!oldest.next().ours()) {
        oldest.remove();
        return;
      }
    }
    known.removeLast();
  }

  /// From here on nobody is told of it who asks for a thing of that kind: whoever made it looks at how it
  /// changes.
  public synchronized void reserve(Thing thing) {
    kept.add(mark(thing));
  }

  private static String mark(Thing thing) {
    return thing.resource() + " " + thing.identifier();
  }

  private List<Thing> free(String resource) {
    return of(resource).stream().filter(thing -> !kept.contains(mark(thing))).toList();
  }

  public synchronized void forget(Thing thing) {
    Deque<Thing> known = kinds.getOrDefault(thing.resource(), new ArrayDeque<>());
    known.removeIf(old -> old.identifier().equals(thing.identifier()));
  }

  /// Things of that kind, ours first, newest first.
  public synchronized List<Thing> of(String resource) {
    return Stream.concat(
            known(resource).filter(Thing::ours),
            known(resource).filter(Predicate.not(Thing::ours)))
        .toList();
  }

  private Stream<Thing> known(String resource) {
    return kinds.getOrDefault(resource, new ArrayDeque<>()).stream();
  }

  /// Whether a thing of that name was made by us.
  public synchronized boolean ours(String resource, String parameter, String value) {
    return known(resource).filter(Thing::ours).anyMatch(thing -> called(thing, parameter, value));
  }

  public synchronized boolean knows(String resource, String value) {
    return known(resource).anyMatch(thing -> thing.fields().values().stream().anyMatch(f -> f.asString("").equals(value)));
  }

  private static boolean called(Thing thing, String parameter, String value) {
    return thing.named(parameter).map(name -> name.asString("")).filter(value::equals).isPresent();
  }

  /// A value for a field that refers to something: `slotId`, `slot_ids`, `slot`.
  ///
  /// @param nth which of them, for two references of one kind in one request
  /// @param turn how often the one before was no good: then it is the turn of another one of ours
  public synchronized Optional<JsonNode> reference(String name, int nth, int turn) {
    List<String> words = Names.words(name);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    boolean suffixed = words.size() > 1 && words.getLast().matches("ids?|uuids?|keys?|refs?|codes?|numbers?|skus?|slugs?");
    List<String> kind = suffixed ? words.subList(0, words.size() - 1) : words;
    for (int start = 0; start < kind.size(); start++) {
      String resource = Names.singular(String.join("", kind.subList(start, kind.size())));
      List<Thing> free = free(resource);
      List<Thing> things = free.isEmpty() ? of(resource) : free;
      if (!things.isEmpty()) {
        int ours = (int) things.stream().filter(Thing::ours).count();
        int at = turn > 0 && ours > 0 ? (nth + turn) % Math.min(ours, NEWEST) : nth % things.size();
        return things.get(at).named(suffixed ? words.getLast() : "id");
      }
    }
    return Optional.empty();
  }

  /// Values for all parameters of the path that belong together; empty where one is unknown.
  ///
  /// @param wanted which things may stand at its end
  public synchronized Optional<Map<String, JsonNode>> bind(Template path, Predicate<Thing> wanted) {
    List<String> parameters = path.parameters();
    if (parameters.isEmpty()) {
      return Optional.of(Map.of());
    }
    String last = parameters.getLast();
    return candidates(path.resourceOf(last), last)
        .filter(wanted)
        .map(thing -> bound(path, thing))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Stream<Thing> candidates(String resource, String parameter) {
    List<Thing> direct = free(resource);
    if (!of(resource).isEmpty()) {
      return direct.stream();
    }
    String named = Names.singular(parameter.replaceAll("(?i)_?(id|uuid|key|code)$", ""));
    List<Thing> byName = free(named);
    String squeezed = Names.squeezed(parameter);
    return !byName.isEmpty() || squeezed.equals("id")
        ? byName.stream()
        : kinds.values().stream()
            .flatMap(Deque::stream)
            .filter(thing -> !kept.contains(mark(thing)))
            .filter(thing -> thing.fields().containsKey(squeezed));
  }

  private Optional<Map<String, JsonNode>> bound(Template path, Thing thing) {
    var values = new LinkedHashMap<String, JsonNode>();
    List<String> parameters = path.parameters();
    for (String parameter : parameters) {
      String resource = path.resourceOf(parameter);
      Optional<JsonNode> value =
          parameter.equals(parameters.getLast())
              ? thing.named(parameter)
              : parentValue(thing, resource, parameter);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.put(parameter, value.get());
    }
    return Optional.of(values);
  }

  private Optional<JsonNode> parentValue(Thing thing, String resource, String parameter) {
    String known = thing.within().get(resource);
    if (known != null) {
      return Optional.of(JsonNodeFactory.instance.stringNode(known));
    }
    JsonNode field = thing.fields().get(resource + "id");
    return field != null
        ? Optional.of(field)
        : of(resource).stream().findFirst().flatMap(parent -> parent.named(parameter));
  }

  private static Map<String, String> within(Template path, Map<String, String> values) {
    var within = new LinkedHashMap<String, String>();
    path.parameters().forEach(name -> {
      String value = values.get(name);
      if (value != null) {
        within.put(path.resourceOf(name), value);
      }
    });
    return within;
  }
}
