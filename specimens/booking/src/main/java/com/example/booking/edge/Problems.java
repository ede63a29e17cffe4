package com.example.booking.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/// Writes every refusal, in the one shape that the API description promises.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems implements HandlerExceptionResolver {

  /// Request attribute: what the log is to show for this request.
  public static final String FAULT = "booking.fault";

  private final Diagnosis diagnosis;
  private final JsonMapper json;

  public Problems(Diagnosis diagnosis, JsonMapper json) {
    this.diagnosis = diagnosis;
    this.json = json;
  }

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception fault) {
    answer(request, response, fault);
    return new ModelAndView();
  }

  public void answer(HttpServletRequest request, HttpServletResponse response, Throwable fault) {
    request.setAttribute(FAULT, fault);
    if (!response.isCommitted()) {
      response.resetBuffer();
      try {
        write(request, response, diagnosis.of(fault));
      } catch (IOException clientIsGone) {
        request.setAttribute(FAULT, clientIsGone);
      }
    }
  }

  public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    response.setHeader("Content-Type", "application/problem+json");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(json.writeValueAsBytes(body(request, problem)));
  }

  protected Object body(HttpServletRequest request, Problem problem) {
    String trace = MDC.get("traceId");
    return new Body(
        "about:blank",
        problem.title(),
        problem.status(),
        problem.detail(),
        request.getRequestURI(),
        trace == null ? "" : trace,
        problem.errors());
  }

  record Body(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      String traceId,
      List<Violation> errors) {}

}
