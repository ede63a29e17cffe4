package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.pool.Template;
import java.util.Comparator;
import java.util.List;

/// What must come before what: lists, then creations from the outside in, readings, changes, actions,
/// and at last deletions.
final class Order {
  private Order() {}

  static List<ApiOperation> of(List<ApiOperation> operations) {
    return operations.stream()
        .sorted(Comparator.comparingInt(Order::rank)
            .thenComparingInt(operation -> Template.of(operation.path()).parameters().size())
            .thenComparingInt(operation -> operation.path().length()))
        .toList();
  }

  private static int rank(ApiOperation operation) {
    Template path = Template.of(operation.path());
    boolean inner = !path.parameters().isEmpty();
    return switch (operation.method()) {
      case "GET", "HEAD", "OPTIONS" -> inner ? 2 : 0;
      case "POST" -> path.endsWithAction() || path.endsWithParameter() ? 4 : 1;
      case "DELETE" -> 5;
      default -> 3;
    };
  }

  /// It alters what its path names, instead of making something new or reading.
  static boolean changes(ApiOperation operation) {
    int rank = rank(operation);
    return rank >= 3;
  }

  static boolean reads(String method) {
    return List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(method);
  }
}
