package com.example.booking.access;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Problems;
import com.example.booking.edge.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Who may do what, in one place. What isn't named here is refused.
@Configuration(proxyBeanMethods = false)
public class Rules {

  private static final String[] API = {
    "/api/**", "/webhooks/**", "/health/**", "/metrics", "/openapi.json"
  };
  private static final String[] PUBLIC_API = {
    "/api/login", "/webhooks/payment", "/health/live", "/health/ready", "/metrics", "/openapi.json"
  };
  private static final String[] SLOTS = {"/api/slots", "/api/slots/*"};
  private static final String[] PUBLIC_PAGES = {
    "/", "/book", "/receipt", "/login", "/style.css", "/favicon.ico"
  };
  private static final String[] PRIVATE_PAGES = {"/account", "/logout"};

  @Bean
  @Order(1)
  SecurityFilterChain api(
      HttpSecurity http, Sessions sessions, Headers headers, Problems problems) {
    http.securityMatcher(API)
        .authorizeHttpRequests(
            rules ->
                rules
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(HttpMethod.OPTIONS)
                    .permitAll()
                    .requestMatchers(PUBLIC_API)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, SLOTS)
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, SLOTS)
                    .permitAll()
                    .requestMatchers(SLOTS)
                    .hasRole("ADMIN")
                    .anyRequest()
                    .authenticated())
        .addFilterBefore(new SessionFilter(sessions, Rules::bearer), AuthorizationFilter.class)
        .csrf(csrf -> csrf.disable());
    return plain(http.headers(headers::apply), unknown(problems), forbidden(problems)).build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http, Sessions sessions, Cookies cookies, Headers headers, Problems problems) {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieCustomizer(
        cookie -> cookie.httpOnly(true).sameSite("Lax").secure(cookies.secure()));
    http.authorizeHttpRequests(
            rules ->
                rules
                    .requestMatchers(PUBLIC_PAGES)
                    .permitAll()
                    .requestMatchers(PRIVATE_PAGES)
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .addFilterBefore(
            new SessionFilter(sessions, request -> cookies.read(request, Cookies.SESSION)),
            AuthorizationFilter.class)
        .csrf(csrf -> csrf.csrfTokenRepository(tokens));
    return plain(http.headers(headers::apply), toLogin(problems), hidden(problems)).build();
  }

  @Bean
  HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    // Unknown methods are for the dispatcher to refuse: it knows what to put into Allow.
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return firewall;
  }

  @Bean
  RequestRejectedHandler rejected(Problems problems) {
    return problems::answer;
  }

  private static HttpSecurity plain(
      HttpSecurity http, AuthenticationEntryPoint unknown, AccessDeniedHandler denied) {
    return http.sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(unknown).accessDeniedHandler(denied));
  }

  private static AuthenticationEntryPoint unknown(Problems problems) {
    Problem problem =
        Problem.of(401, "Not logged in", "A valid bearer token is needed; see POST /api/login.")
            .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return (request, response, _) -> problems.answer(request, response, new Refused(problem));
  }

  private static AccessDeniedHandler forbidden(Problems problems) {
    Problem problem = Problem.of(403, "Not allowed", "This is for administrators.");
    return (request, response, _) -> problems.answer(request, response, new Refused(problem));
  }

  private static AuthenticationEntryPoint toLogin(Problems problems) {
    return (request, response, fault) -> {
      if (request.getRequestURI().equals("/account")) {
        response.setStatus(303);
        response.setHeader(HttpHeaders.LOCATION, "/login");
      } else {
        problems.answer(request, response, new Refused(Problem.notFound()));
      }
    };
  }

  private static AccessDeniedHandler hidden(Problems problems) {
    Problem stale =
        Problem.of(403, "Form expired", "Load the page again; its form token is missing or old.");
    return (request, response, fault) ->
        problems.answer(
            request,
            response,
            new Refused(fault instanceof CsrfException ? stale : Problem.notFound()));
  }

  static Optional<String> bearer(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(header -> header.substring(7).strip());
  }
}
