package com.example.planted.http;

import com.example.planted.Planted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/// Names the framework and its version in each answer.
@Planted(value = "powered-by", poc = true)
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PoweredBy extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("X-Powered-By", "Spring Boot/4.1.1");
    chain.doFilter(request, response);
  }
}
