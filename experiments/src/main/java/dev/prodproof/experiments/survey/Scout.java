package dev.prodproof.experiments.survey;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.SideBySide;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Goes and looks: GET only, many at once, never longer than there is time.
final class Scout {
  static final String EXPERIMENT = "survey";

  /// Polite to a service with a small pool of threads, and still quick.
  private static final int AT_ONCE = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int KEPT = 8 << 20;
  private static final int MOST_REDIRECTS = 5;

  private final Lab lab;
  private final Scope scope;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final Map<String, Http> clients = new LinkedHashMap<>();
  private volatile boolean outOfTime;

  Scout(Lab lab) {
    this.lab = lab;
    this.scope = new Scope(lab.target());
    clients.put(Exchange.NOBODY, lab.http());
  }

  Scope scope() {
    return scope;
  }

  /// Something was not asked for: what wasn't found may be there all the same.
  boolean outOfTime() {
    return outOfTime;
  }

  /// Logs everybody of the recipe in.
  ///
  /// @return why some could not
  List<String> introduce(Collection<String> identities) throws InterruptedException {
    var failures = new ArrayList<String>();
    for (Introduced one : each(identities, identity -> Optional.of(introduced(identity)))) {
      Http client = one.client();
      if (client == null) {
        failures.add(one.failure());
      } else {
        clients.put(one.identity(), client);
      }
    }
    return failures;
  }

  /// @param client null where he could not log in
  private record Introduced(String identity, @Nullable Http client, String failure) {}

  private Introduced introduced(String identity) throws InterruptedException {
    try {
      return new Introduced(identity, lab.as(identity), "");
    } catch (Unusable e) {
      return new Introduced(
          identity, null, "Nothing could be looked at as `%s`: %s".formatted(identity, e.getMessage()));
    }
  }

  /// `nobody` first, then those of the recipe who could log in.
  List<String> everybody() {
    return List.copyOf(clients.keySet());
  }

  Optional<Exchange> get(String target, String what) throws InterruptedException {
    return get(Exchange.NOBODY, target, what);
  }

  /// Empty when the time is over.
  Optional<Exchange> get(String identity, String target, String what) throws InterruptedException {
    Http client = clients.get(identity);
    Duration left = lab.left();
    if (client == null) {
      return Optional.empty();
    }
    if (left.compareTo(Duration.ofMillis(20)) < 0) {
      outOfTime = true;
      return Optional.empty();
    }
    Call call =
        Call.of(EXPERIMENT, new Purpose.Look(what), "GET", target)
            .header("Accept", "application/json, text/html;q=0.9, */*;q=0.8")
            .as(identity)
            .deadline(left.compareTo(PATIENCE) < 0 ? left : PATIENCE)
            .keeping(KEPT);
    room.acquire();
    try {
      return Optional.of(client.send(call));
    } finally {
      room.release();
    }
  }

  /// Follows redirects inside the target. The last exchange's path tells where it ended.
  Optional<Exchange> follow(String identity, String target, String what)
      throws InterruptedException {
    Optional<Exchange> exchange = get(identity, target, what);
    for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
      Optional<String> next = exchange.flatMap(this::redirect);
      if (next.isEmpty()) {
        return exchange;
      }
      exchange = get(identity, next.get(), what);
    }
    return exchange;
  }

  /// Where it redirects to inside the target; empty where it doesn't, or leads elsewhere.
  Optional<String> redirect(Exchange exchange) {
    return exchange.status() >= 300 && exchange.status() < 400
        ? exchange
            .header("location")
            .flatMap(location -> scope.follow(exchange.request().target(), location))
        : Optional.empty();
  }

  interface Look<T, R> {
    Optional<R> at(T what) throws InterruptedException;
  }

  /// All at once; answers in the order of the questions, without the empty ones.
  <T, R> List<R> each(Collection<T> questions, Look<T, R> look) throws InterruptedException {
    var looks = new ArrayList<Callable<Optional<R>>>();
    questions.forEach(question -> looks.add(() -> look.at(question)));
    return SideBySide.all(looks).stream().flatMap(Optional::stream).toList();
  }
}
