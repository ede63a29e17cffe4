package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.pool.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What must come before what: lists, then creations from the outside in, readings, changes, actions,
/// and at last deletions.
final class Order {
  private Order() {}

  static List<ApiOperation> of(List<ApiOperation> operations) {
    return operations.stream()
        .sorted(Comparator.comparingInt(Order::rank)
            .thenComparingInt(Order::depth)
            .thenComparingInt(operation -> operation.path().length()))
        .toList();
  }

  /// The same order, with readings that need nothing of each other side by side; all others are alone.
  static List<List<ApiOperation>> together(List<ApiOperation> order) {
    var groups = new ArrayList<List<ApiOperation>>();
    ApiOperation before = null;
    for (ApiOperation operation : order) {
      if (before == null || !independent(before, operation)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(operation);
      before = operation;
    }
    return groups;
  }

  private static boolean independent(ApiOperation one, ApiOperation other) {
    return reads(one.method()) && reads(other.method()) && depth(one) == depth(other);
  }

  private static int depth(ApiOperation operation) {
    return Template.of(operation.path()).parameters().size();
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
