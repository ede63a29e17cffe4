package com.example.planted.load;

import com.example.booking.edge.Admission;
import com.example.booking.edge.Problems;
import com.example.planted.Planted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// Everybody comes in, and each looks through all who are there: the longer the queue, the slower
/// it gets, and it never gets shorter.
@Planted(value = "work-grows-with-queue", replaces = Admission.class)
class WorkGrows extends Admission {

  /// For each of the others.
  private static final long NANOS = 60_000;

  private final AtomicInteger present = new AtomicInteger();

  WorkGrows(Problems problems) {
    super(problems, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int others = present.getAndIncrement();
    try {
      long end = System.nanoTime() + NANOS * others;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      super.doFilterInternal(request, response, chain);
    } finally {
      present.decrementAndGet();
    }
  }
}
