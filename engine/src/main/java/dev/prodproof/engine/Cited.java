package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Report.Shown;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.HttpFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The exchanges that findings cite, fetched from the dossier in one pass.
final class Cited {
  /// Enough to see what it is about; the dossier holds the rest.
  private static final int SHOWN_CHARACTERS = 4000;

  private final Map<Long, Exchange> exchanges = new TreeMap<>();
  private final List<HttpFact> facts = new ArrayList<>();

  static Cited in(Dossier dossier, Collection<Long> ids) {
    var cited = new Cited();
    Set<Long> wanted = new HashSet<>(ids);
    dossier.facts(fact -> cited.keep(fact, wanted));
    dossier.replays(fact -> cited.keep(fact, wanted));
    return cited;
  }

  private void keep(Fact fact, Set<Long> wanted) {
    if (fact instanceof Exchange exchange) {
      if (wanted.contains(exchange.id())) {
        exchanges.put(exchange.id(), exchange);
      }
    } else if (fact instanceof HttpFact about
        && !about.about().isEmpty()
        && wanted.containsAll(about.about())) {
      facts.add(about);
    }
  }

  List<Exchange> exchanges(List<Long> ids) {
    return ids.stream().filter(exchanges::containsKey).map(exchanges::get).toList();
  }

  /// Those exchanges, then the other facts about nothing but them.
  List<Fact> evidence(List<Long> ids) {
    List<Fact> evidence = new ArrayList<>(exchanges(ids));
    facts.stream().filter(fact -> ids.containsAll(fact.about())).forEach(evidence::add);
    return evidence;
  }

  List<Shown> shown(List<Long> ids) {
    return exchanges(ids).stream().map(Cited::shown).toList();
  }

  private static Shown shown(Exchange exchange) {
    var request = exchange.request();
    String sent =
        message(request.method() + " " + request.target(), request.headers(), request.body());
    String received =
        switch (exchange.reply()) {
          case Exchange.Answer answer ->
              message("HTTP/1.1 " + answer.status(), answer.headers(), answer.body())
                  + (answer.complete() ? "" : "\n(the answer ended before it was whole)");
          case Exchange.NoAnswer(Exchange.Reason reason, String detail) ->
              "(no answer: " + reason.name().toLowerCase(Locale.ROOT) + ", " + detail + ")";
        };
    return new Shown(
        exchange.id(), sent, received, Math.max(0, exchange.timing().lastByte()) / 1000.0);
  }

  private static String message(String first, List<Header> headers, Body body) {
    var text = new StringBuilder(first).append('\n');
    headers.forEach(header -> text.append(header.name()).append(": ").append(header.value()).append('\n'));
    text.append('\n');
    String content = body.binary() ? "(" + body.length() + " bytes that aren't text)" : body.text();
    if (content.length() > SHOWN_CHARACTERS) {
      int end = SHOWN_CHARACTERS - (Character.isHighSurrogate(content.charAt(SHOWN_CHARACTERS - 1)) ? 1 : 0);
      content = content.substring(0, end) + "… (" + body.length() + " bytes)";
    }
    return text.append(content).toString();
  }
}
