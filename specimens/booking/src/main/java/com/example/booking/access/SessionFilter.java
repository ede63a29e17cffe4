package com.example.booking.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tells who sends a request, from the token that the request carries.
final class SessionFilter extends OncePerRequestFilter {

  private final Sessions sessions;
  private final Function<HttpServletRequest, Optional<String>> token;

  SessionFilter(Sessions sessions, Function<HttpServletRequest, Optional<String>> token) {
    this.sessions = sessions;
    this.token = token;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    token
        .apply(request)
        .flatMap(sessions::who)
        .ifPresent(
            visitor ->
                SecurityContextHolder.getContext()
                    .setAuthentication(
                        new PreAuthenticatedAuthenticationToken(
                            visitor,
                            "",
                            AuthorityUtils.createAuthorityList("ROLE_" + visitor.role()))));
    chain.doFilter(request, response);
  }
}
