package com.example.booking.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what can't be served soon, at the door and before it costs anything.
///
/// It stands outside of the journal: a flood would only write a log that nobody reads, and the
/// metrics count it anyway.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
public class Admission extends OncePerRequestFilter {

  /// More than this at a time only wait for each other: there are ten connections to the database.
  private static final int READING = 48;

  /// Who sends a body may wait for their own line rather than for us.
  private static final int SENDING = 160;

  protected static final Problem COME_AGAIN =
      Problem.of(503, "Too busy", "There are too many requests just now; try again shortly.")
          .with(HttpHeaders.RETRY_AFTER, "1");

  private final Problems problems;
  private final Semaphore reading;
  private final Semaphore sending;

  @Autowired
  public Admission(Problems problems) {
    this(problems, READING, SENDING);
  }

  protected Admission(Problems problems, int reading, int sending) {
    this.problems = problems;
    this.reading = new Semaphore(reading);
    this.sending = new Semaphore(sending);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/health/") || path.equals("/metrics");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean sends =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    Semaphore places = sends ? sending : reading;
    if (!places.tryAcquire()) {
      problems.write(request, response, refusal());
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  /// What those hear that there is no place for.
  protected Problem refusal() {
    return COME_AGAIN;
  }
}
