package com.example.booking.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// One log record per request: an error when the fault is ours or a dependency's, else information.
///
/// Nobody else logs a failed request, so that each appears once. It stands outside of everything
/// but the metrics and is therefore also where a fault in a filter gets its answer.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class RequestJournal extends OncePerRequestFilter {

  // W3C Trace Context, section 3.2; a zero trace id is invalid.
  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");
  private static final Logger LOG = LoggerFactory.getLogger(RequestJournal.class);
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Problems problems;

  public RequestJournal(Problems problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // whatever happens, the client gets an answer
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    long start = System.nanoTime();
    MDC.put("traceId", trace(request.getHeader("traceparent")));
    try {
      chain.doFilter(request, response);
    } catch (Exception fault) {
      problems.answer(request, response, fault);
    } finally {
      record(request, response, (System.nanoTime() - start) / 1_000_000);
      MDC.clear();
    }
  }

  private static void record(
      HttpServletRequest request, HttpServletResponse response, long milliseconds) {
    Object fault = request.getAttribute(Problems.FAULT);
    boolean ours = response.getStatus() >= 500;
    var entry = ours ? LOG.atError() : LOG.atInfo();
    if (ours && fault instanceof Throwable cause) {
      entry = entry.setCause(cause);
    }
    entry
        .addKeyValue("method", request.getMethod())
        .addKeyValue("route", route(request))
        .addKeyValue("status", response.getStatus())
        .addKeyValue("milliseconds", milliseconds)
        .log(ours ? "request failed" : "request served");
  }

  /// The path's template, never the path: identifiers don't belong into a log's index.
  private static String route(HttpServletRequest request) {
    Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return template == null ? "none" : template.toString();
  }

  private static String trace(@Nullable String parent) {
    if (parent != null) {
      Matcher matcher = TRACEPARENT.matcher(parent);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    byte[] id = new byte[16];
    CHANCE.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
