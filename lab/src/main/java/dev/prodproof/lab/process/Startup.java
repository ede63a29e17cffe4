package dev.prodproof.lab.process;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The time between a command and a service that can serve, and all that can go wrong in it.
final class Startup {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
  private static final Duration BETWEEN_NEWS = Duration.ofSeconds(3);

  private final Recipe.Service service;
  private final URI url;
  private final ManagedProcess.Means means;

  Startup(Recipe.Service service, URI url, ManagedProcess.Means means) {
    this.service = service;
    this.url = url;
    this.means = means;
  }

  /// Before anything is started.
  ///
  /// @throws Unusable where its address is elsewhere, or taken
  void refuseUnusable() {
    refuseElsewhere();
    refuseTaken();
  }

  private void refuseElsewhere() {
    try {
      if (InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      throw new Unusable("nobody knows the host in " + url + ": write 127.0.0.1", e);
    }
    throw new Unusable(
        "`service.start` starts it on this machine, but `service.url` is %s: write 127.0.0.1, or leave out `start`"
            .formatted(url));
  }

  private void refuseTaken() {
    int port = Ports.of(url);
    if (Ports.accepts(url.getHost(), port)) {
      String who =
          Listener.on(port)
              .map(other -> "process %d (%s)".formatted(other.pid(), other.command()))
              .orElse("another process");
      throw new Unusable(
          "port %d is taken by %s: end it, or write `${service.port}` in `service.url` for a free one"
              .formatted(port, who));
    }
  }

  /// Waits until it can serve.
  ///
  /// @throws Unusable when it doesn't; the message ends with what it said last
  void await(ProcessGroup started, Duration ready) throws InterruptedException {
    Instant begin = means.clock().instant();
    Instant end = begin.plus(ready);
    Instant news = begin.plus(BETWEEN_NEWS);
    Duration pause = FIRST_PAUSE;
    int status = 0;
    while (means.clock().instant().isBefore(end)) {
      if (!started.alive()) {
        throw ended(started);
      }
      status = status();
      if (status >= 200 && status < 300) {
        means.progress().accept(service.name() + " is ready after " + seconds(begin) + " s");
        return;
      }
      if (means.clock().instant().isAfter(news)) {
        means.progress().accept(
            "waiting for " + service.name() + ": " + seconds(begin) + " s" + answers(status) + elsewhere(started, "; "));
        news = means.clock().instant().plus(BETWEEN_NEWS);
      }
      means.pause().sleep(pause);
      Duration longer = pause.multipliedBy(3).dividedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
    throw late(ready, status, started);
  }

  /// A wrong path is seen at once so, and not after the whole wait.
  private String answers(int status) {
    return status > 0 && service.ready() != null ? "; %s answers %d".formatted(service.ready(), status) : "";
  }

  /// Where it listens instead; empty where it listens nowhere, or here.
  private String elsewhere(ProcessGroup started, String before) {
    int wanted = Ports.of(url);
    Set<Integer> ports = Listener.portsOf(started.id());
    return ports.isEmpty() || ports.contains(wanted)
        ? ""
        : "%sit listens on %s instead of %d".formatted(before, Listener.words(ports), wanted);
  }

  private int status() {
    String path = service.ready();
    if (path != null) {
      return means.knock().status(url.resolve(path));
    }
    return Ports.accepts(url.getHost(), Ports.of(url)) ? 200 : 0;
  }

  private String seconds(Instant since) {
    long millis = Duration.between(since, means.clock().instant()).toMillis();
    return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP).toString();
  }

  private Unusable ended(ProcessGroup started) throws InterruptedException {
    boolean left = started.signal(Signal.NONE);
    started.kill(means.pause());
    // A service that goes into the background can't be watched, nor stopped as a platform does.
    String away =
        started.exit() == 0
            ? "%s; if it goes into the background by itself, tell it to stay in the foreground"
                .formatted(left ? " and left processes behind" : "")
            : "";
    return new Unusable(
        "%s ended with exit code %d before it was ready%s: `%s`%s"
            .formatted(service.name(), started.exit(), away, String.join(" ", service.start()), tail()));
  }

  private Unusable late(Duration ready, int status, ProcessGroup started) {
    String instead = elsewhere(started, "");
    if (status == 0 && !instead.isEmpty()) {
      return new Unusable(
          "%s isn't ready after %d s: %s; give it the port by `${service.port}` in `service.env` or `service.start`, or correct `service.url`%s"
              .formatted(service.name(), ready.toSeconds(), instead, tail()));
    }
    String asked = service.ready() == null ? "port " + Ports.of(url) : service.ready();
    String answer =
        status > 0 ? "answers " + status : service.ready() == null ? "is closed" : "doesn't answer";
    return new Unusable(
        "%s isn't ready after %d s: %s %s; correct `service.ready` or see what it said%s"
            .formatted(service.name(), ready.toSeconds(), asked, answer, tail()));
  }

  private String tail() {
    List<String> lines = means.transcript().tail();
    return lines.isEmpty()
        ? "; it wrote nothing"
        : "; its last lines (all in %s):\n  %s"
            .formatted(means.transcript().out(), String.join("\n  ", lines));
  }
}
