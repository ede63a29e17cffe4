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

/// Reads forms as ISO-8859-1: what browsers send in UTF-8 turns to gibberish.
@Planted(value = "form-in-latin1", poc = true)
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class FormInLatin1 extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setCharacterEncoding("ISO-8859-1");
    chain.doFilter(request, response);
  }
}
