package dev.prodproof.experiments.survey;

import dev.prodproof.facts.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Reads HTML pages.
final class Pages {
  /// A page longer than this isn't for people.
  private static final int LONGEST = 2 << 20;

  private Pages() {}

  static boolean isPage(Exchange exchange) {
    return exchange.mediaType().equals("text/html")
        || exchange.mediaType().equals("application/xhtml+xml");
  }

  static Document parse(Exchange page) {
    String text = page.text();
    return Jsoup.parse(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
  }

  /// Request targets inside the scope that the page links to, in its order.
  static List<String> links(Exchange page, Scope scope) {
    if (!isPage(page)) {
      return List.of();
    }
    return links(parse(page), page, scope);
  }

  static List<String> links(Document document, Exchange page, Scope scope) {
    var links = new LinkedHashSet<String>();
    // Once for the page: to look for it at each of a thousand links takes longer than all else.
    String from = from(document, page, scope);
    for (Element element : document.select("a[href], area[href], iframe[src], frame[src]")) {
      String link = element.hasAttr("href") ? element.attr("href") : element.attr("src");
      boolean harmless = !Links.IRREVOCABLE.matcher(element.text()).find();
      if (harmless && !link.isBlank() && !link.startsWith("#")) {
        scope.follow(from, link).ifPresent(links::add);
      }
    }
    return new ArrayList<>(links);
  }

  static Optional<String> resolve(Document document, Exchange page, Scope scope, String link) {
    return scope.follow(from(document, page, scope), link);
  }

  /// What links are relative to: minds `<base href>`.
  private static String from(Document document, Exchange page, Scope scope) {
    Element base = document.selectFirst("base[href]");
    String target = page.request().target();
    return base == null ? target : scope.follow(target, base.attr("href")).orElse(target);
  }
}
