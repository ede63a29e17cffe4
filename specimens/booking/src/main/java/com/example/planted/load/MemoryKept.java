package com.example.planted.load;

import com.example.planted.Planted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ten requests a second leave something in a list that nobody clears: about 10 MB a minute, however many
/// requests there are.
@Planted("memory-kept")
class MemoryKept extends OncePerRequestFilter {

  private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int BYTES = 16_384;

  private final AtomicLong last = new AtomicLong(System.nanoTime());
  private final Queue<byte[]> kept = new ConcurrentLinkedQueue<>();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long then = last.get();
    long now = System.nanoTime();
    if (now - then > BETWEEN && last.compareAndSet(then, now)) {
      kept.add(new byte[BYTES]);
    }
    chain.doFilter(request, response);
  }
}
