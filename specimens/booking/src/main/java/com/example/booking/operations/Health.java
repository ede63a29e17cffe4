package com.example.booking.operations;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Alive: the process answers. Ready: the database answers, too, and soon.
@RestController
@RequestMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
public class Health {

  protected static final Map<String, String> UP = Map.of("status", "UP");

  /// Probes give up after a second.
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private final JdbcTemplate database;
  private final ExecutorService looking = Executors.newVirtualThreadPerTaskExecutor();
  private CompletableFuture<Integer> look = CompletableFuture.completedFuture(1);

  public Health(JdbcTemplate database) {
    this.database = database;
  }

  @GetMapping("/live")
  public Map<String, String> live() {
    return UP;
  }

  @GetMapping("/ready")
  public Map<String, String> ready() {
    try {
      var _ = look().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return UP;
    } catch (ExecutionException | TimeoutException broken) {
      throw notReady(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw notReady(stopped);
    }
  }

  /// One look at a time, however many ask.
  private synchronized CompletableFuture<Integer> look() {
    if (look.isDone()) {
      look = CompletableFuture.supplyAsync(this::ask, looking);
    }
    return look;
  }

  protected int ask() {
    Integer one = database.queryForObject("select 1", Integer.class);
    return one == null ? 0 : one;
  }

  private static Refused notReady(Exception broken) {
    return new Refused(
        Problem.of(503, "Not ready", "The database does not answer.").with("Retry-After", "5"),
        broken);
  }
}
