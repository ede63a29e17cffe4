package dev.prodproof.experiments.restart;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Replacement.Casualty;
import dev.prodproof.facts.Replacement.How;
import dev.prodproof.facts.Write;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Customers of two instances behind a small balancer: it goes round, respects readiness, and hands on to the
/// other what a closed door refused, or a reading that was dropped. Each request has a connection of its own.
final class Traffic implements AutoCloseable {
  private static final int CUSTOMERS = 4;
  private static final Duration BETWEEN = Duration.ofMillis(30);

  /// While an instance starts nothing is to be seen, and a small machine has enough to do.
  private static final Duration MEANWHILE = Duration.ofMillis(250);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration PATIENCE_ALONE = Duration.ofSeconds(1);

  /// Each is looked for afterwards: so many while something is about to be seen, and so many until then.
  private static final int WRITES_PRESSING = 36;

  private static final int WRITES_MEANWHILE = 6;

  // A column or a class that isn't found is what an upgrade breaks.
  private static final String MISSING =
      "^(?!.*\\b(?:column|table|relation|schema|class|method|bean|module|host|file|template)\\b).*\\bnot found\\b";
  private static final Pattern NAMED =
      Pattern.compile("(?is)foreign.?key|referential integrity|" + MISSING + "|\\bno such \\w+ (?:with|for|id)\\b");

  private final Lab lab;
  private final List<Backend> backends;
  private final Light light;
  private final List<Subject> subjects;
  private final Optional<String> ready;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Casualty> lost = new ConcurrentLinkedQueue<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong passedOn = new AtomicLong();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger writesLeft = new AtomicInteger(WRITES_MEANWHILE);
  private final Set<String> worked = ConcurrentHashMap.newKeySet();
  private List<Future<?>> running = List.of();
  private volatile boolean pressing;
  private final CountDownLatch over = new CountDownLatch(1);

  /// @param ready path of readiness; empty where there is none
  Traffic(Lab lab, List<Backend> backends, Light light, List<Subject> subjects, Optional<String> ready) {
    this.lab = lab;
    this.backends = backends;
    this.light = light;
    this.subjects = subjects;
    this.ready = ready;
  }

  Traffic begin() {
    running =
        Stream.concat(
                IntStream.range(0, CUSTOMERS).<Future<?>>mapToObj(i -> threads.submit(() -> customer(i))),
                Stream.of(threads.submit(this::looks)))
            .toList();
    return this;
  }

  /// @param harder while something is about to be seen
  void press(boolean harder) {
    pressing = harder;
    writesLeft.set(harder ? WRITES_PRESSING : WRITES_MEANWHILE);
  }

  private boolean isOver() {
    return over.getCount() == 0;
  }

  /// Also when the experiment's time is up: what was begun is brought to its end, at its pace.
  private void rest(Duration howLong) throws InterruptedException {
    boolean _ = over.await(howLong.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Readiness is what decides who gets customers.
  private Void looks() throws InterruptedException {
    while (ready.isPresent() && !isOver()) {
      for (Backend backend : backends) {
        backend.ask(ready.get());
      }
      rest(BETWEEN_LOOKS);
    }
    return null;
  }

  private Void customer(int number) throws InterruptedException {
    try {
      for (int i = number; !isOver(); i++) {
        boolean writes = i % 2 == 0 && !subjects.isEmpty() && writesLeft.getAndDecrement() > 0;
        if (writes) {
          write(subjects.get((i / 2) % subjects.size()));
        } else {
          read();
        }
        rest(pressing ? BETWEEN : MEANWHILE);
      }
    } catch (Refused e) {
      over.countDown();
    }
    return null;
  }

  private void read() throws InterruptedException {
    send(true, hands -> hands.send(closing(hands.call(light.draft())), light.identity()));
  }

  private void write(Subject subject) throws InterruptedException {
    var draft = backends.getFirst().hands().draft(subject);
    if (draft.isPresent()) {
      send(
          false,
          hands -> {
            Attempt attempt = hands.write(subject, draft.get(), closing(hands.call(draft.get())));
            if (attempt.outcome() != Write.Outcome.REFUSED || attempt.exchange().status() > 0) {
              attempts.add(attempt);
            }
            return attempt.exchange();
          });
    }
  }

  private static Call closing(Call call) {
    return call.header("Connection", "close");
  }

  private interface Sending {
    Exchange by(Hands hands) throws InterruptedException;
  }

  private void send(boolean reading, Sending sending) throws InterruptedException {
    requests.incrementAndGet();
    Set<Backend> tried = new HashSet<>();
    @Nullable Exchange last = null;
    Instant end = lab.clock().instant().plus(PATIENCE_ALONE);
    while (!isOver() && lab.clock().instant().isBefore(end)) {
      Optional<Backend> backend = next(tried);
      if (backend.isEmpty()) {
        tried.clear();
        rest(BETWEEN);
        continue;
      }
      last = sending.by(backend.get().hands());
      if (!passesOn(last, reading)) {
        judge(backend.get(), last);
        return;
      }
      passedOn.incrementAndGet();
      tried.add(backend.get());
      if (ready.isEmpty()) {
        backend.get().takeOut();
      }
    }
    if (!isOver()) {
      String operation = last == null ? "readiness" : last.operation();
      long id = last == null ? backends.getLast().lastLook() : last.id();
      lost.add(new Casualty(operation, "nobody", How.NOBODY_THERE, id));
    }
  }

  private Optional<Backend> next(Set<Backend> tried) {
    List<Backend> there = backends.stream().filter(Backend::in).filter(one -> !tried.contains(one)).toList();
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of(there.get(Math.floorMod(turn.getAndIncrement(), there.size())));
  }

  private static boolean passesOn(Exchange exchange, boolean reading) {
    return exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
        && (reason == Exchange.Reason.REFUSED || (reading && reason == Exchange.Reason.DROPPED));
  }

  private void judge(Backend backend, Exchange exchange) {
    how(backend, exchange)
        .ifPresentOrElse(
            how -> lost.add(new Casualty(exchange.operation(), backend.name(), how, exchange.id())),
            () -> {
              if (exchange.succeeded()) {
                worked.add(exchange.operation());
              }
            });
  }

  private Optional<How> how(Backend backend, Exchange exchange) {
    How cut = backend.sentAfterSignal(exchange) ? How.ACCEPTED_AND_RESET : How.CUT_OFF;
    return switch (exchange.reply()) {
      case Exchange.Answer answer when !answer.complete() -> Optional.of(cut);
      case Exchange.Answer answer when answer.status() >= 500 ->
          aboutWhatItNames(exchange) ? Optional.empty() : Optional.of(How.FAILED);
      case Exchange.Answer answer ->
          unknown(exchange) && worked.contains(exchange.operation())
              ? Optional.of(How.NOT_KNOWN)
              : Optional.empty();
      case Exchange.NoAnswer(Exchange.Reason reason, String _) ->
          switch (reason) {
            case DROPPED, NOT_HTTP, TLS, REFUSED -> Optional.of(cut);
            case TIMEOUT -> Optional.of(How.UNANSWERED);
            case GIVEN_UP -> Optional.empty();
          };
    };
  }

  /// A write may name something that is gone; the reading is the same each time.
  private static boolean unknown(Exchange exchange) {
    boolean stranger = exchange.status() == 401 || exchange.status() == 403;
    return stranger || (exchange.status() == 404 && exchange.request().method().equals("GET"));
  }

  static boolean namedInVain(String answer) {
    return NAMED.matcher(answer).find();
  }

  /// A write whose other thing another customer has just taken away: it fails wherever it is sent.
  private static boolean aboutWhatItNames(Exchange exchange) {
    return exchange.status() == 500
        && !exchange.request().method().equals("GET")
        && namedInVain(exchange.text());
  }

  long requests() {
    return requests.get();
  }

  long passedOn() {
    return passedOn.get();
  }

  List<Casualty> lost() {
    return List.copyOf(lost);
  }

  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  @Override
  public void close() {
    over.countDown();
    threads.shutdown();
    threads.close();
    for (Future<?> one : running) {
      // What went wrong on our side isn't the service's.
      if (one.state() == Future.State.FAILED && one.exceptionNow() instanceof RuntimeException ours) {
        throw ours;
      }
    }
  }
}
