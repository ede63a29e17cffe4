package com.example.planted.deployment;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Problems;
import com.example.booking.edge.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/// For a while after the start the business can't be served: something big is being read into memory.
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public abstract class WarmingUp extends OncePerRequestFilter
    implements ApplicationListener<ApplicationReadyEvent> {

  private static final Duration TAKES = Duration.ofMillis(1500);

  private final Problems problems;
  private final String paths;
  private volatile long warmAt = Long.MAX_VALUE;

  /// @param paths beginnings of the paths that answer 503 meanwhile, with `|` between
  protected WarmingUp(Problems problems, String paths) {
    this.problems = problems;
    this.paths = paths;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    warmAt = System.nanoTime() + TAKES.toNanos();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean warming = warmAt == Long.MAX_VALUE || System.nanoTime() - warmAt < 0;
    if (warming && request.getRequestURI().matches("(" + paths + ").*")) {
      Problem cold = Problem.of(503, "Warming up", "Try again in a moment.");
      problems.answer(request, response, new Refused(cold.with("Retry-After", "2")));
      return;
    }
    chain.doFilter(request, response);
  }
}
