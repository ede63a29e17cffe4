package dev.prodproof.experiments.delivery;

import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.proxy.Fault;
import dev.prodproof.lab.proxy.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Kills the service in the middle of a request, and starts it again. Where the request calls a dependency, it is
/// killed once the dependency has done its part and before the service hears of it; else halfway.
final class Crash {
  private static final Duration LATE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(2);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /// From a call's arrival at our proxy to the dependency's having done it.
  private static final Duration DONE = Duration.ofMillis(150);

  private final Lab lab;
  private final ManagedService service;

  Crash(Lab lab, ManagedService service) {
    this.lab = lab;
    this.service = service;
  }

  /// @param calls it calls a dependency that we stand before
  /// @param usual how long it takes
  /// @return what the client saw
  Exchange amid(Callable<Exchange> message, boolean calls, Duration usual) throws InterruptedException {
    List<Upstream.Outage> slowed = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<Upstream, Long> before = new HashMap<>();
      lab.upstreams().forEach(one -> before.put(one, one.last()));
      if (calls) {
        lab.upstreams().forEach(one -> slowed.add(one.broken(new Fault.Late(LATE))));
      }
      Future<Exchange> under = threads.submit(message);
      if (calls) {
        await(before, under);
      } else {
        lab.pause(usual.dividedBy(2));
      }
      ManagedService.Ended _ = service.kill();
      slowed.forEach(Upstream.Outage::close);
      slowed.clear();
      service.start(Later.READY);
      return under.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
    } finally {
      slowed.forEach(Upstream.Outage::close);
    }
  }

  private void await(Map<Upstream, Long> before, Future<Exchange> under) throws InterruptedException {
    Instant end = lab.clock().instant().plus(LONGEST);
    while (lab.clock().instant().isBefore(end) && !under.isDone()) {
      if (before.entrySet().stream().anyMatch(one -> one.getKey().last() > one.getValue())) {
        lab.pause(DONE);
        return;
      }
      lab.pause(POLL);
    }
  }
}
