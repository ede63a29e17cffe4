package com.example.planted.database;

import com.example.planted.Planted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets eight requests in at a time, whatever they wait for.
@Planted("one-queue-for-all")
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneQueueForAll extends OncePerRequestFilter {

  private static final int PLACES = 8;

  private final Semaphore places = new Semaphore(PLACES, true);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    places.acquireUninterruptibly();
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }
}
