package com.example.planted.twins;

import com.example.planted.Planted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps something of each of the last five thousand requests, and no more.
@Planted("cache-fills")
class CacheFills extends OncePerRequestFilter {

  private static final int MOST = 5_000;
  private static final int BYTES = 8_192;

  private final AtomicReferenceArray<byte[]> kept = new AtomicReferenceArray<>(MOST);
  private final AtomicInteger next = new AtomicInteger();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    kept.set(Math.floorMod(next.getAndIncrement(), MOST), new byte[BYTES]);
    chain.doFilter(request, response);
  }
}
