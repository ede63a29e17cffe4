package com.example.planted.twins;

import com.example.planted.Planted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ten requests a second leave something in a cache of 2,400 places: after four minutes it is full, and the
/// oldest makes room.
@Planted("cache-fills-slowly")
class CacheFillsSlowly extends OncePerRequestFilter {

  private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int MOST = 2_400;
  private static final int BYTES = 16_384;

  private final AtomicLong last = new AtomicLong(System.nanoTime());
  private final AtomicReferenceArray<byte[]> kept = new AtomicReferenceArray<>(MOST);
  private final AtomicInteger next = new AtomicInteger();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long then = last.get();
    long now = System.nanoTime();
    if (now - then > BETWEEN && last.compareAndSet(then, now)) {
      kept.set(Math.floorMod(next.getAndIncrement(), MOST), new byte[BYTES]);
    }
    chain.doFilter(request, response);
  }
}
