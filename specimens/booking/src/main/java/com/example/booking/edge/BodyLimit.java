package com.example.booking.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a body that announces itself as too large before a byte of it is read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public class BodyLimit extends OncePerRequestFilter {

  static final Problem TOO_LARGE =
      Problem.of(413, "Too large", "The body is larger than 1 MB.").with("Connection", "close");

  private final Problems problems;
  private final Bodies bodies;

  public BodyLimit(Problems problems, Bodies bodies) {
    this.problems = problems;
    this.bodies = bodies;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > bodies.limit()) {
      problems.answer(request, response, new Refused(TOO_LARGE));
    } else {
      chain.doFilter(request, response);
    }
  }
}
