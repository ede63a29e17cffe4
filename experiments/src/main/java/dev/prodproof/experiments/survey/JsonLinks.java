package dev.prodproof.experiments.survey;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.DescriptionText;
import dev.prodproof.facts.Exchange;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What JSON answers lead to: a front page that lists its endpoints, HAL, JSON:API, the root of an API in Django.
final class JsonLinks {
  /// An address, or a path that stands alone or behind `GET`. Templates lead nowhere.
  private static final Pattern LINK =
      Pattern.compile("(?:GET )?(https?://[^\\s{}<>:]+(?::\\d+)?[^\\s{}<>:]*|/[A-Za-z0-9_~/.%?=&-]*)");

  /// A list of things may name thousands.
  private static final int MOST = 50;

  private static final int MOST_NODES = 5_000;

  private JsonLinks() {}

  static boolean isJson(Exchange answer) {
    String type = answer.mediaType();
    return type.equals("application/json") || type.endsWith("+json");
  }

  /// Request targets inside the scope, in their order.
  static List<String> of(Exchange answer, Scope scope) {
    Set<String> links = new LinkedHashSet<>();
    var open = new ArrayDeque<JsonNode>();
    read(answer).ifPresent(open::add);
    for (int seen = 0; !open.isEmpty() && seen < MOST_NODES && links.size() < MOST; seen++) {
      JsonNode node = open.remove();
      node.values().forEach(open::add);
      node.properties().forEach(member -> link(member.getKey()).ifPresent(to -> follow(answer, to, scope, links)));
      if (node.isString()) {
        link(node.asString()).ifPresent(to -> follow(answer, to, scope, links));
      }
    }
    return List.copyOf(links);
  }

  private static Optional<String> link(String text) {
    Matcher link = LINK.matcher(text);
    return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
  }

  private static void follow(Exchange answer, String link, Scope scope, Set<String> links) {
    scope.follow(answer.request().target(), link).ifPresent(links::add);
  }

  private static Optional<JsonNode> read(Exchange answer) {
    try {
      return Optional.of(DescriptionText.tree(answer.text()));
    } catch (Unusable _) {
      return Optional.empty();
    }
  }
}
