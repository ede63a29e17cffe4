package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// Counts what came back, so that the experiment can say where it isn't to be trusted.
final class Tally {
  private static final int TELLING = 10;

  private static final class Count {
    int sent;
    int succeeded;
    int shut;
    int lost;
    int plain;
    int missing;
  }

  private final Map<String, Count> counts = new LinkedHashMap<>();
  private final Standing standing = new Standing();

  synchronized void see(Exchange exchange) {
    standing.see(exchange);
    Count count = counts.computeIfAbsent(exchange.operation(), id -> new Count());
    count.sent++;
    count.succeeded += exchange.status() >= 200 && exchange.status() < 400 ? 1 : 0;
    count.shut += exchange.status() == 401 || exchange.status() == 403 ? 1 : 0;
    count.lost += exchange.answer().isEmpty() ? 1 : 0;
    if (exchange.purpose() instanceof Purpose.Valid(_, boolean plain) && plain) {
      count.plain++;
      count.missing += exchange.status() == 404 ? 1 : 0;
    }
  }

  synchronized int sent(String operation) {
    return counts.getOrDefault(operation, new Count()).sent;
  }

  synchronized int lost(String operation) {
    return counts.getOrDefault(operation, new Count()).lost;
  }

  /// What the reader should know before trusting the results.
  ///
  /// @param guarded those that are refused on purpose
  synchronized List<String> doubts(
      List<ApiOperation> operations, Predicate<ApiOperation> guarded) {
    var doubts = new ArrayList<String>();
    standing.doubt().ifPresent(doubts::add);
    Map<Boolean, List<String>> never =
        operations.stream()
            .filter(one -> counts.getOrDefault(one.id(), new Count()).succeeded == 0)
            .collect(
                Collectors.partitioningBy(
                    guarded, Collectors.mapping(ApiOperation::id, Collectors.toList())));
    List<String> unheard = never.getOrDefault(false, List.of());
    if (!unheard.isEmpty()) {
      doubts.add(
          unheard.size()
              + " of "
              + operations.size()
              + " operations never gave a good answer, so little is shown of them: "
              + named(unheard));
    }
    List<String> meant = never.getOrDefault(true, List.of());
    if (!meant.isEmpty()) {
      doubts.add(
          named(meant)
              + " got only what should be refused, so that nobody is locked or logged out and no event is forged");
    }
    int all = total(count -> count.sent);
    int shut = total(count -> count.shut);
    if (all >= TELLING && shut * 10 >= all * 9) {
      doubts.add(shut + " of " + all + " requests were answered 401 or 403: give identities in the recipe");
    }
    int plain = total(count -> count.plain);
    int missing = total(count -> count.missing);
    if (plain >= TELLING && missing * 10 >= plain) {
      doubts.add(missing + " of " + plain + " valid requests were answered 404: the base path or the ids may be wrong");
    }
    int lost = total(count -> count.lost);
    if (all >= TELLING && lost * 10 >= all) {
      doubts.add(lost + " of " + all + " requests got no answer at all");
    }
    return doubts;
  }

  private static String named(List<String> operations) {
    String first = operations.stream().limit(12).collect(Collectors.joining(", "));
    return operations.size() > 12 ? first + ", …" : first;
  }

  synchronized long reached() {
    return counts.values().stream().filter(count -> count.succeeded > 0).count();
  }

  synchronized int total() {
    return total(count -> count.sent);
  }

  private int total(ToIntFunction<Count> of) {
    return counts.values().stream().mapToInt(of).sum();
  }
}
