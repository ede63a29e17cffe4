package com.example.planted.load;

import com.example.planted.Planted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.web.filter.OncePerRequestFilter;

/// Requests that come together wait for others, as if their reads were to be done at once; who comes alone is served
/// without waiting.
@Planted("waits-for-company")
class WaitsForCompany extends OncePerRequestFilter {

  private static final long GATHERED = 150_000_000;

  private final AtomicInteger here = new AtomicInteger();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean alone = here.incrementAndGet() == 1;
    try {
      if (!alone) {
        LockSupport.parkNanos(GATHERED);
      }
      chain.doFilter(request, response);
    } finally {
      here.decrementAndGet();
    }
  }
}
