package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Plain;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The first phase: brings each operation to a good answer, if at all possible, with plain requests.
final class Explorer {
  /// An empty list, by itself or in a short envelope.
  private static final Pattern NOTHING = Pattern.compile("\\[\\s*\\]");

  private static final int SHORT = 400;

  private static final int ROUNDS = 4;
  private static final int CORRECTIONS = 4;
  private static final int AT_ONCE = 4;

  private final Lab lab;
  private final Courier courier;
  private final Plains plains;
  private final Refusals refusals;
  private final Identities identities;
  private final Map<String, Reached> reached = new ConcurrentHashMap<>();

  /// Makes plain requests of an identity.
  interface Plains {
    Plain of(String identity);
  }

  Explorer(Lab lab, Courier courier, Plains plains, Refusals refusals) {
    this.lab = lab;
    this.courier = courier;
    this.plains = plains;
    this.refusals = refusals;
    this.identities = Identities.of(lab.recipe());
  }

  /// @param until stops when no more than this is left
  void explore(List<ApiOperation> operations, Duration until) throws InterruptedException {
    courier.introduce(operations.stream().map(this::identity).distinct().toList());
    // What is gone can't be referred to: deletions come when all else was tried.
    for (boolean deletes : List.of(false, true)) {
      Predicate<ApiOperation> now = operation -> operation.method().equals("DELETE") == deletes;
      rounds(Order.of(operations).stream().filter(now).toList(), until);
    }
    lab.progress(reached.size() + " of " + operations.size() + " operations answer well");
  }

  private void rounds(List<ApiOperation> order, Duration until) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      int before = reached.size();
      for (List<ApiOperation> independent : Order.together(order)) {
        if (lab.left().compareTo(until) <= 0) {
          return;
        }
        attempt(independent, until);
      }
      boolean all = order.stream().map(ApiOperation::id).allMatch(reached::containsKey);
      if (all || (round > 0 && reached.size() == before)) {
        return;
      }
    }
  }

  private void attempt(List<ApiOperation> independent, Duration until) throws InterruptedException {
    var waiting = new ConcurrentLinkedQueue<ApiOperation>(independent);
    waiting.removeIf(operation -> reached.containsKey(operation.id()));
    Workers.run(Math.min(AT_ONCE, waiting.size()), () -> {
      ApiOperation next = waiting.poll();
      while (next != null && lab.left().compareTo(until) > 0) {
        attempt(next, until);
        next = waiting.poll();
      }
    });
  }

  /// Whoever keeps us waiting once does so with other values, too: then it is left for another round.
  private void attempt(ApiOperation operation, Duration until) throws InterruptedException {
    for (String identity : identities.candidates(operation)) {
      Plain plain = plains.of(identity);
      for (Case one : plain.cases(operation)) {
        if (!courier.permits(one)) {
          continue;
        }
        Exchange exchange = attempt(plain, one, identity);
        boolean late = silent(exchange) || lab.left().compareTo(until) <= 0;
        boolean fewer = narrows(operation) && listsNothing(exchange);
        boolean enough = reached.containsKey(operation.id()) && !fewer;
        if (enough || late) {
          return;
        }
        // A filter may name what nobody may see, or what isn't there.
        boolean byFilter = exchange.status() == 403 && exchange.request().target().contains("?");
        if (exchange.status() == 401 || (exchange.status() == 403 && !byFilter)) {
          break;
        }
      }
      if (reached.containsKey(operation.id())) {
        return;
      }
    }
  }

  private static boolean narrows(ApiOperation operation) {
    return operation.parameters(Site.In.QUERY).stream().anyMatch(one -> !one.required());
  }

  /// All filters at once may leave nothing of a list that others need a name from: it is asked for with fewer.
  private static boolean listsNothing(Exchange exchange) {
    return exchange.request().method().equals("GET")
        && exchange.status() == 200
        && exchange.text().length() < SHORT
        && NOTHING.matcher(exchange.text()).find();
  }

  /// Sends it, and again while the refusals teach how to do better.
  private Exchange attempt(Plain plain, Case first, String identity) throws InterruptedException {
    Case one = first;
    Exchange exchange = courier.send(one, identity);
    for (int i = 0; i < CORRECTIONS && worthAnother(one, exchange, i); i++) {
      Optional<Case> next = plain.like(first.draft().operation(), variety(first));
      if (next.isEmpty() || !courier.permits(next.get())) {
        break;
      }
      one = next.get();
      exchange = courier.send(one, identity);
    }
    String id = first.draft().operation().id();
    if (good(exchange) && !(reached.containsKey(id) && listsNothing(exchange))) {
      reached.put(id, new Reached(identity, variety(first), one, exchange));
    }
    return exchange;
  }

  private boolean worthAnother(Case one, Exchange exchange, int times) {
    return switch (exchange.status()) {
      case 400, 422 -> refusals.teach(one, exchange);
      case 409 -> refusals.teach(one, exchange) || times < 1;
      default -> false;
    };
  }

  private static boolean silent(Exchange exchange) {
    return exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
        && reason == Exchange.Reason.TIMEOUT;
  }

  private static boolean good(Exchange exchange) {
    return exchange.status() >= 200 && exchange.status() < 400;
  }

  private static String variety(Case one) {
    return one.purpose() instanceof Purpose.Valid(String variety, _) ? variety : "";
  }

  Optional<Reached> reached(ApiOperation operation) {
    return Optional.ofNullable(reached.get(operation.id()));
  }

  /// A fresh plain request for the operation, in the way that worked; the best guess where none did.
  Optional<Case> plain(ApiOperation operation) {
    Reached known = reached.get(operation.id());
    Plain plain = plains.of(identity(operation));
    Optional<Case> like = known == null ? Optional.empty() : plain.like(operation, known.variety());
    return like.or(() -> plain.cases(operation).stream().findFirst());
  }

  /// Who should send requests for the operation.
  String identity(ApiOperation operation) {
    Reached known = reached.get(operation.id());
    return known == null ? identities.candidates(operation).getFirst() : known.identity();
  }

}
