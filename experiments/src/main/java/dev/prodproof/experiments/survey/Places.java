package dev.prodproof.experiments.survey;

import java.util.List;

/// Where things usually are.
final class Places {
  /// API descriptions, by the habits of the frameworks that serve them.
  static final List<String> DESCRIPTIONS =
      List.of(
          "/openapi.json",
          "/openapi.yaml",
          "/openapi.yml",
          "/openapi",
          "/openapi/v1.json",
          "/openapi/v3",
          "/openapi3.json",
          "/v3/api-docs",
          "/__api__",
          "/v3/api-docs.yaml",
          "/v2/api-docs",
          "/v1/api-docs",
          "/api-docs",
          "/api-docs.json",
          "/api-docs/swagger.json",
          "/api-docs/openapi.json",
          "/api-json",
          "/api-yaml",
          "/api/openapi.json",
          "/api/openapi.yaml",
          "/api/swagger.json",
          "/api/swagger-json",
          "/api/docs.json",
          "/api/docs/openapi.json",
          "/api/schema/",
          "/api/schema",
          "/api/v1/openapi.json",
          "/api/v3/openapi.json",
          "/api/api-docs",
          "/api/v3/api-docs",
          "/api/spec",
          "/api/spec.yaml",
          "/api/spec.json",
          "/api/swagger.yaml",
          "/api/v1/swagger.json",
          "/api/v1/openapi.yaml",
          "/api/v2/openapi.json",
          "/docs/openapi.yaml",
          "/docs/openapi.json",
          "/docs/api.json",
          "/docs-json",
          "/doc.json",
          "/documentation/json",
          "/schema/",
          "/schema/openapi.json",
          "/spec.json",
          "/static/openapi.yaml",
          "/swagger.json",
          "/swagger.yaml",
          "/swagger/v1/swagger.json",
          "/swagger/v1/swagger.yaml",
          "/swagger/doc.json",
          "/swagger/swagger.json",
          "/swagger-json",
          "/swagger-resources",
          "/v1/openapi.json",
          "/v1/swagger.json",
          "/q/openapi",
          "/q/openapi?format=json",
          "/.well-known/openapi.json",
          "/.well-known/openapi.yaml",
          "/.well-known/schema-discovery",
          "/.well-known/api-catalog");

  /// Pages that show a description and tell where it is.
  static final List<String> VIEWERS =
      List.of(
          "/swagger-ui/index.html",
          "/swagger-ui.html",
          "/swagger-ui/",
          "/swagger-ui/swagger-initializer.js",
          "/swagger/index.html",
          "/swagger/",
          "/v3/api-docs/swagger-config",
          "/swagger/swagger-initializer.js",
          "/q/swagger-ui/",
          "/docs",
          "/docs/",
          "/api/docs",
          "/api/docs/",
          "/api-docs/",
          "/api",
          "/redoc",
          "/scalar/v1",
          "/reference");

  static final List<String> READINESS =
      List.of(
          "/actuator/health/readiness",
          "/health/ready",
          "/health/readiness",
          "/q/health/ready",
          "/readyz",
          "/ready",
          "/readiness",
          "/healthz/ready",
          "/api/health/ready",
          "/api/ready",
          "/-/ready",
          "/internal/ready",
          "/manage/health/readiness");

  static final List<String> HEALTH =
      List.of(
          "/actuator/health/liveness",
          "/actuator/health",
          "/health/live",
          "/health/liveness",
          "/q/health/live",
          "/q/health",
          "/health",
          "/health/",
          "/healthz",
          "/healthz/live",
          "/livez",
          "/live",
          "/liveness",
          "/healthcheck",
          "/health-check",
          "/api/health",
          "/api/healthz",
          "/api/v1/health",
          "/-/healthy",
          "/_health",
          "/internal/health",
          "/manage/health",
          "/status",
          "/ping",
          "/up",
          "/alive");

  static final List<String> METRICS =
      List.of(
          "/metrics",
          "/actuator/prometheus",
          "/q/metrics",
          "/prometheus",
          "/metrics/prometheus",
          "/api/metrics",
          "/internal/metrics",
          "/manage/prometheus",
          "/-/metrics");

  private Places() {}
}
