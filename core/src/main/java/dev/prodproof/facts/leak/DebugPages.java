package dev.prodproof.facts.leak;

import java.util.List;
import java.util.Optional;

/// Frameworks' pages for developers, each by two marks that its template writes.
record DebugPages(String technology, String mark, String other) {
  static final List<DebugPages> ALL =
      List.of(
          new DebugPages("Werkzeug", "// Werkzeug Debugger</title>", "__debugger__=yes"),
          new DebugPages("Django", "<th scope=\"row\">Django Version:</th>", "Exception "),
          new DebugPages(
              "Django", "Using the URLconf defined in", "Django tried these URL patterns"),
          new DebugPages("Django", "\nDjango Version: ", "\nPython Executable: "),
          new DebugPages("Starlette", "<title>Starlette Debugger</title>", "traceback-container"),
          new DebugPages("Litestar", "<title>Litestar exception page</title>", "code-snippet"),
          new DebugPages("Sanic", "cannot handle your request</title>", ".tracerite"),
          new DebugPages("Rails", "<title>Action Controller: Exception caught</title>", "<h1>"),
          new DebugPages("Rails", "<code>Rails.root: ", "Application Trace</a>"),
          new DebugPages("Sinatra", "/__sinatra__/500.png", "<div id=\"backtrace\""),
          new DebugPages("Symfony", "<!DOCTYPE html>", "class=\"exception-message-wrapper\""),
          new DebugPages("Symfony", "Internal Server Error) -->", "<!DOCTYPE html>"),
          new DebugPages("Laravel", "window.ignite(", "stack"),
          new DebugPages("Whoops", "<div class=\"Whoops container\"", "exc-title"),
          new DebugPages(
              "Mojolicious", "<title>Server Error (development mode)</title>", "mojobar"),
          new DebugPages("Dancer2", "<pre class=\"error\">", "<div class=\"title\">Stack</div>"),
          new DebugPages("Plug", "class=\"exception-info\"", "class=\"frame-info\""),
          new DebugPages(
              "ASP.NET Core", "occurred while processing the request.", "id=\"stackpage\""),
          new DebugPages("ASP.NET", "<H1>Server Error in '", "<b>Stack Trace:</b>"),
          new DebugPages("Quarkus", "Quarkus decorate", "Error id "),
          new DebugPages("PHP", "</b> on line <b>", "</b>:  "));

  Optional<Hit> in(String body) {
    return body.contains(mark) && body.contains(other)
        ? Optional.of(new Hit(kind(), technology, mark.strip()))
        : Optional.empty();
  }

  /// PHP has no page of its own: it writes into the page that was being written.
  private Kind kind() {
    return technology.equals("PHP") ? Kind.SOURCE_PATH : Kind.DEBUG_PAGE;
  }
}
