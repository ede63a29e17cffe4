package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.scenario.Identifier;
import dev.prodproof.experiments.fuzzing.scenario.Items;
import dev.prodproof.experiments.fuzzing.scenario.Own;
import dev.prodproof.experiments.fuzzing.scenario.Pager;
import dev.prodproof.experiments.fuzzing.scenario.Part;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A whole list as it was read: how often it shows each id and each unique text of ours.
///
/// @param plain ids of those that carry no text of ours
/// @param last id of the exchange that read its last page
/// @param part there may be more of it: what it doesn't show may be there all the same
record Shelf(Map<String, Integer> ids, Map<String, Integer> marks, Set<String> plain, long last, boolean part) {
  private static final int PAGES = 40;

  /// Items of a page, where that can be asked for: long lists shall be read to their end.
  private static final int WIDE = 200;

  /// Empty where it can't be read to its end.
  ///
  /// @param like a thing whose list it is
  static Optional<Shelf> read(Hands hands, Own like) throws InterruptedException {
    Optional<ApiOperation> list = like.kind().list();
    Optional<Draft> draft = list.flatMap(operation -> hands.play().draft(operation, like));
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    String narrow = hands.play().target(draft.get());
    Optional<String> wide = new Pager(hands.lab().target(), list.get(), narrow).wide(WIDE);
    Optional<Shelf> whole = wide.isEmpty() ? Optional.empty() : read(hands, like, draft.get(), wide.get());
    return whole.isPresent() ? whole : read(hands, like, draft.get(), narrow);
  }

  private static Optional<Shelf> read(Hands hands, Own like, Draft draft, String first)
      throws InterruptedException {
    ApiOperation list = like.kind().list().orElseThrow();
    String target = first;
    var pager = new Pager(hands.lab().target(), list, target);
    if (pager.cutsSilently() || pager.filters()) {
      return Optional.empty();
    }
    var shelf = new Shelf(new HashMap<>(), new HashMap<>(), new HashSet<>(), 0, false);
    Set<String> asked = new HashSet<>();
    String path = list.path();
    String collection = path.substring(path.lastIndexOf('/') + 1);
    int seen = 0;
    for (int number = 1; number <= PAGES; number++) {
      Reading page = Reading.of(hands.get(draft, target, like.identity()));
      Optional<List<JsonNode>> items = Items.of(page.json(), collection);
      if (number > 1 && page.absent()) {
        return Optional.of(shelf.upTo(page, false));
      }
      if (!page.shows() || items.isEmpty()) {
        return Optional.empty();
      }
      asked.add(target);
      // The first numbered page may be the same as the one without a number.
      boolean news = shelf.put(items.get(), like, number);
      seen += news ? items.get().size() : 0;
      Optional<String> next = pager.next(page, number, seen).filter(to -> !asked.contains(to));
      if (number == 1 && next.isEmpty() && pager.leavesOpen(page)) {
        return Optional.empty();
      }
      if (next.isEmpty() || items.get().isEmpty() || (!news && number > 2)) {
        return Optional.of(shelf.upTo(page, pager.wholeAtOnce() && Part.shown(page, seen)));
      }
      target = next.get();
    }
    return Optional.empty();
  }

  /// @return whether the page shows anything that no page before it did
  private boolean put(List<JsonNode> items, Own like, int page) {
    String resource = Template.of(like.kind().maker().path()).resource();
    List<String> named = items.stream().map(item -> id(item, resource, like.kind().key())).toList();
    if (page > 1 && !named.isEmpty() && ids.keySet().containsAll(named)) {
      return false;
    }
    named.forEach(id -> ids.merge(id, 1, Integer::sum));
    for (JsonNode item : items) {
      Set<String> inItem =
          Attempt.NAME.matcher(item.toString()).results().map(found -> found.group()).collect(Collectors.toSet());
      inItem.forEach(mark -> marks.merge(mark, 1, Integer::sum));
      if (inItem.isEmpty()) {
        plain.add(id(item, resource, like.kind().key()));
      }
    }
    return true;
  }

  private static String id(JsonNode item, String resource, String key) {
    Optional<JsonNode> id = item.isValueNode() ? Optional.of(item) : Identifier.of(item, resource, key, false);
    return id.map(JsonNode::asString).orElseGet(item::toString);
  }

  private Shelf upTo(Reading page, boolean more) {
    return new Shelf(ids, marks, plain, page.exchange().id(), more);
  }

  /// How often it shows what that write made.
  int count(Attempt attempt) {
    return attempt.subject().marked() && !attempt.mark().isEmpty()
        ? marks.getOrDefault(attempt.mark(), 0)
        : attempt.own().id().map(id -> ids.getOrDefault(id.asString(), 0)).orElse(0);
  }
}
