package dev.prodproof.cli.agents;

import dev.prodproof.core.Unusable;
import dev.prodproof.wire.load.Plan;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One trial by several agents: all make ready, all begin at one instant, and all must end it.
final class Together {
  /// What came of it.
  sealed interface Outcome {}

  record Whole(Trial trial) implements Outcome {}

  /// @param why follows the agent's name
  record Lost(String agent, String why) implements Outcome {}

  private static final Duration OFTEN = Duration.ofMillis(200);

  /// From the word to the start: time for the word to arrive.
  private static final long RUN_UP = TimeUnit.MILLISECONDS.toNanos(300);

  private final AgentTransport transport;
  private final List<Muster.Present> agents;
  private final Fleet.Terms terms;
  private final long number;
  private final Map<String, Long> heardAt = new HashMap<>();
  private final Map<String, Deque<Window>> windows = new LinkedHashMap<>();
  private final Map<String, Trial> done = new LinkedHashMap<>();
  private int ready;
  private long toldAt;

  Together(
      AgentTransport transport, List<Muster.Present> agents, Fleet.Terms terms, long number) {
    this.transport = transport;
    this.agents = agents;
    this.terms = terms;
    this.number = number;
  }

  Outcome send(Plan plan, long requests, Consumer<Window> live) throws InterruptedException {
    prepare(plan, requests);
    try {
      while (done.size() < agents.size()) {
        Optional<AgentTransport.Heard> heard = transport.heard(OFTEN);
        Optional<Lost> lost = heard.flatMap(each -> take(each, live)).or(this::silent);
        if (lost.isPresent()) {
          stop();
          return lost.get();
        }
        goOn();
      }
    } catch (InterruptedException | RuntimeException e) {
      stop();
      throw e;
    }
    return new Whole(Trial.merged(plan, List.copyOf(done.values())));
  }

  private void prepare(Plan plan, long requests) {
    long now = System.nanoTime();
    int of = agents.size();
    for (int i = 0; i < of; i++) {
      String name = agents.get(i).name();
      heardAt.put(name, now);
      windows.put(name, new ArrayDeque<>());
      long part = requests / of + (i < requests % of ? 1 : 0);
      transport.tell(
          name,
          new Order.Prepare(
              number, plan, i, of, terms.threads(), terms.insecure(), part, terms.proof()));
    }
  }

  private Optional<Lost> take(AgentTransport.Heard heard, Consumer<Window> live) {
    String agent = heard.agent();
    if (!windows.containsKey(agent)) {
      // Late news of one that was dismissed.
      return Optional.empty();
    }
    if (heard.report().isEmpty()) {
      return Optional.of(new Lost(agent, "has gone"));
    }
    heardAt.put(agent, System.nanoTime());
    switch (heard.report().get()) {
      case Report.Here _ -> {
        // An answer to an old question.
      }
      case Report.Ready(long trial) -> {
        if (trial == number && ++ready == agents.size()) {
          begin();
        }
      }
      case Report.Alive(long trial, List<Window> news) -> {
        if (trial == number) {
          windows.get(agent).addAll(news);
          pass(live);
        }
      }
      case Report.Done(long trial, Trial result) -> {
        if (trial == number) {
          done.put(agent, result);
        }
      }
      case Report.Failed(long trial, String why) -> {
        if (trial == number) {
          throw new Unusable("the agent at " + agent + ": " + why);
        }
      }
    }
    return Optional.empty();
  }

  private void begin() {
    long at = System.nanoTime() + RUN_UP;
    agents.forEach(each -> transport.tell(each.name(), new Order.Begin(number, at + each.offset())));
  }

  private void pass(Consumer<Window> live) {
    while (windows.values().stream().noneMatch(Deque::isEmpty)) {
      live.accept(Window.sum(windows.values().stream().map(Deque::remove).toList()));
    }
  }

  private Optional<Lost> silent() {
    long now = System.nanoTime();
    return agents.stream()
        .map(Muster.Present::name)
        .filter(name -> !done.containsKey(name))
        .filter(name -> now - heardAt.getOrDefault(name, now) > Fleet.SILENCE.toNanos())
        .map(name -> new Lost(name, "said nothing for %d s".formatted(Fleet.SILENCE.toSeconds())))
        .findFirst();
  }

  private void goOn() {
    long now = System.nanoTime();
    if (now - toldAt > TimeUnit.SECONDS.toNanos(1)) {
      toldAt = now;
      agents.forEach(each -> transport.tell(each.name(), new Order.GoOn(number)));
    }
  }

  private void stop() {
    agents.forEach(each -> transport.tell(each.name(), new Order.Stop(number)));
  }
}
