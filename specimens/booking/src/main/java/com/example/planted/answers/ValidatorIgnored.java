package com.example.planted.answers;

import com.example.planted.Planted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Hands out validators and sends the whole answer to whoever shows one.
@Planted("validator-ignored")
class ValidatorIgnored extends OncePerRequestFilter {

  private static final String FIELD = "If-None-Match";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(FIELD) ? null : super.getHeader(name);
          }

          @Override
          public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(FIELD)
                ? Collections.emptyEnumeration()
                : super.getHeaders(name);
          }
        },
        response);
  }
}
