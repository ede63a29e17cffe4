package dev.prodproof.experiments.survey;

import dev.prodproof.facts.Exchange;
import java.util.List;

/// How the target answers a path that can't exist: what every other answer is compared with.
///
/// @param exchanges looks at such paths; empty where there was no time
record Stranger(List<Exchange> exchanges) {
  /// It answers with success, which says nothing about a path then.
  boolean soft() {
    return !exchanges.isEmpty() && exchanges.stream().allMatch(Exchange::succeeded);
  }

  boolean unauthorised() {
    return !exchanges.isEmpty()
        && exchanges.stream().allMatch(each -> each.status() == 401 || each.status() == 403);
  }

  /// The answer is the one that anything would have got.
  boolean resembles(Exchange other) {
    return exchanges.stream().anyMatch(own -> same(own, other));
  }

  private static boolean same(Exchange own, Exchange other) {
    if (own.status() != other.status()) {
      return false;
    }
    boolean redirect = own.status() >= 300 && own.status() < 400;
    if (redirect) {
      return bare(own.header("location").orElse(""))
          .equals(bare(other.header("location").orElse("")));
    }
    return own.mediaType().equals(other.mediaType())
        && (own.text().equals(other.text()) || shape(own).equals(shape(other)));
  }

  private static String bare(String location) {
    int query = location.indexOf('?');
    return query < 0 ? location : location.substring(0, query);
  }

  /// The text without what changes by itself: the path, times, identifiers, numbers.
  private static String shape(Exchange exchange) {
    String text = exchange.text();
    String start = text.length() > 4096 ? text.substring(0, 4096) : text;
    String path = exchange.path();
    return (path.length() > 1 ? start.replace(path, "") : start)
        .replaceAll("[0-9a-fA-F]{8,}(-[0-9a-fA-F]{4,}){0,4}", "")
        .replaceAll("\\d+", "");
  }
}
