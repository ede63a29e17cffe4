package com.example.planted.load;

import com.example.planted.Planted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.web.filter.OncePerRequestFilter;

/// A request every two seconds starts a thread that nobody ends.
@Planted("threads-left")
class ThreadsLeft extends OncePerRequestFilter {

  private static final long BETWEEN = TimeUnit.SECONDS.toNanos(2);

  private final AtomicLong last = new AtomicLong(System.nanoTime());

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long then = last.get();
    long now = System.nanoTime();
    if (now - then > BETWEEN && last.compareAndSet(then, now)) {
      Thread.ofPlatform().daemon().name("audit").start(ThreadsLeft::waitForEver);
    }
    chain.doFilter(request, response);
  }

  private static void waitForEver() {
    while (true) {
      LockSupport.park();
    }
  }
}
