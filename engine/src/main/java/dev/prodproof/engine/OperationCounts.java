package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Report.OperationCount;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often each operation was exercised.
final class OperationCounts {
  private final Map<String, long[]> counts = new TreeMap<>();
  private long exchanges;

  void see(Fact fact) {
    switch (fact) {
      case Described described ->
          described.operations().forEach(o -> counts.putIfAbsent(o.id(), new long[3]));
      case Exchange exchange -> count(exchange);
      default -> {}
    }
  }

  private void count(Exchange exchange) {
    exchanges++;
    if (exchange.operation().isEmpty()) {
      return;
    }
    long[] row = counts.computeIfAbsent(exchange.operation(), _ -> new long[3]);
    row[0]++;
    int status = exchange.status();
    row[1] += status >= 200 && status < 400 ? 1 : 0;
    row[2] += status >= 500 ? 1 : 0;
  }

  long exchanges() {
    return exchanges;
  }

  List<OperationCount> list() {
    return counts.entrySet().stream()
        .map(e -> new OperationCount(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2]))
        .toList();
  }
}
