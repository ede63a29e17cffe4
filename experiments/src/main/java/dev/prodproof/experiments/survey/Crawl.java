package dev.prodproof.experiments.survey;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.FormSource;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;

/// Walks the pages from the front page on, as nobody and as everybody of the recipe, and collects
/// forms.
final class Crawl {
  /// For each identity.
  private static final int MOST_PAGES = 60;

  private static final int DEEPEST = 4;
  private static final int MOST_OF_A_KIND = 3;
  private static final int MOST_IDENTITIES = 4;
  private static final int MOST_FORMS = 200;
  private static final int MOST_READINGS = 12;

  private final Scout scout;
  private final FormsDescribed described = new FormsDescribed();
  private final Set<String> known = new HashSet<>();
  /// Targets that answered with JSON, by path, and who saw them first.
  private final Map<String, Map.Entry<String, String>> readings = new LinkedHashMap<>();

  private final List<String> notes = new ArrayList<>();
  private String loginPage = "";
  private int pages;

  Crawl(Scout scout) {
    this.scout = scout;
  }

  String loginPage() {
    return loginPage;
  }

  int pages() {
    return pages;
  }

  List<String> notes() {
    return notes;
  }

  Crawl run(String start) throws InterruptedException {
    for (String identity : scout.everybody().stream().limit(MOST_IDENTITIES).toList()) {
      walk(identity, start);
    }
    return this;
  }

  int forms() {
    return known.size();
  }

  /// What was found; empty where there is nothing.
  ///
  /// @param alone nothing else describes the service: what answered with JSON counts, too
  Optional<Described> described(boolean alone) {
    if (alone) {
      readings.forEach(
          (path, seen) ->
              described.add(path, Links.query(seen.getKey()), !seen.getValue().equals(Exchange.NOBODY)));
    }
    return known.isEmpty() && (!alone || readings.isEmpty())
        ? Optional.empty()
        : Optional.of(Api.of(described.document(), "").described("pages", "html", notes));
  }

  private void walk(String identity, String start) throws InterruptedException {
    var seen = new HashSet<String>();
    Map<String, Integer> kinds = new HashMap<>();
    Set<String> wave = Set.of(start);
    int left = MOST_PAGES;
    for (int depth = 0; depth <= DEEPEST && !wave.isEmpty() && left > 0; depth++) {
      List<String> targets =
          wave.stream()
              .filter(target -> seen.add(target) && fewOf(kinds, target))
              .limit(left)
              .toList();
      left -= targets.size();
      var next = new LinkedHashSet<String>();
      for (Exchange page : scout.each(targets, target -> scout.follow(identity, target, "page"))) {
        seen.add(page.request().target());
        next.addAll(read(identity, page));
      }
      next.removeIf(target -> !Links.worthReading(target));
      wave = next;
    }
    if (left <= 0) {
      notes.add("Not all pages were read: %d as `%s` is the most.".formatted(MOST_PAGES, identity));
    }
  }

  /// A calendar or a pager has pages without end, all of one kind.
  private static boolean fewOf(Map<String, Integer> kinds, String target) {
    return kinds.merge(Links.pattern(target), 1, Integer::sum) <= MOST_OF_A_KIND;
  }

  /// @return the links of the page
  private List<String> read(String identity, Exchange page) throws InterruptedException {
    String target = page.request().target();
    if (Links.leadsToLogIn(target)
        && loginPage.isEmpty()
        && page.succeeded()
        && Pages.isPage(page)) {
      loginPage = Links.path(target);
    }
    if (page.succeeded() && JsonLinks.isJson(page)) {
      return reading(identity, target, page);
    }
    if (!page.succeeded() || !Pages.isPage(page)) {
      return List.of();
    }
    pages++;
    Document document = Pages.parse(page);
    for (Form form : Form.of(page, document, scout.scope())) {
      if (known.size() < MOST_FORMS && known.add(form.key())) {
        keep(identity, page, form);
      }
    }
    return Pages.links(document, page, scout.scope());
  }

  /// @return the links within it
  private List<String> reading(String identity, String target, Exchange answer) {
    String path = Links.path(target);
    if (readings.size() >= MOST_READINGS) {
      return List.of();
    }
    readings.putIfAbsent(path, Map.entry(target, identity));
    return JsonLinks.of(answer, scout.scope());
  }

  private void keep(String identity, Exchange page, Form form) throws InterruptedException {
    String target = page.request().target();
    if (form.password() && loginPage.isEmpty()) {
      loginPage = Links.path(target);
    }
    Set<String> tokens = new TreeSet<>(form.tokens());
    if (!tokens.containsAll(form.hidden().keySet())) {
      tokens.addAll(moving(identity, target, form));
    }
    // A token is no use later, and a dossier shall not keep credentials.
    Map<String, String> hidden = new LinkedHashMap<>(form.hidden());
    hidden.keySet().removeAll(tokens);
    boolean secured = !identity.equals(Exchange.NOBODY);
    described.add(
        form,
        new FormSource(
            target, form.index(), hidden, List.copyOf(tokens), form.encoding(), identity),
        secured);
  }

  /// Hidden fields that have another value when the page is asked for again.
  private Set<String> moving(String identity, String target, Form form)
      throws InterruptedException {
    Optional<Exchange> again = scout.get(identity, target, "page again");
    var moving = new TreeSet<String>();
    if (again.isEmpty() || !again.get().succeeded()) {
      return moving;
    }
    Exchange page = again.get();
    for (Form other : Form.of(page, Pages.parse(page), scout.scope())) {
      if (other.index() == form.index() && other.key().equals(form.key())) {
        form.hidden()
            .forEach(
                (name, value) -> {
                  if (!value.equals(other.hidden().get(name))) {
                    moving.add(name);
                  }
                });
      }
    }
    return moving;
  }
}
