package dev.prodproof.lab.log;

import dev.prodproof.facts.LogRecord;
import dev.prodproof.facts.Traceback;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads lines of a log. Only errors, warnings and exceptions become records: the rest is noise here.
public final class LogReader {
  private static final int LONGEST = 64 * 1024;

  /// The spellings of common encoders: Logback, Log4j, ECS, Bunyan, Pino, structlog, zap, Serilog.
  private static final List<String> LEVEL =
      List.of("/level", "/severity", "/log.level", "/log/level", "/lvl", "/levelname", "/@l");

  private static final List<String> MESSAGE =
      List.of("/message", "/msg", "/event", "/@m", "/@mt", "/body");

  private static final List<String> TRACE =
      List.of("/traceId", "/trace_id", "/trace.id", "/trace/id", "/mdc/traceId", "/mdc/trace_id",
          "/contextMap/traceId", "/contextMap/trace_id", "/traceid", "/dd.trace_id", "/@tr", "/otelTraceID");

  private static final List<String> STACK =
      List.of("/stack_trace", "/exception/stacktrace", "/exception", "/error.stack_trace", "/error/stack_trace",
          "/error/stack", "/err/stack", "/exc_info", "/stack", "/stacktrace", "/throwable", "/thrown/extendedStackTrace",
          "/exception.stacktrace", "/@x", "/error");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private LogReader() {}

  public static Optional<LogRecord> read(String line) {
    String text = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      JsonNode record = JSON.readTree(text);
      return record.isObject() ? record(record) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<LogRecord> record(JsonNode record) {
    String level = level(first(record, LEVEL));
    String stack = first(record, STACK);
    if (!level.equals("ERROR") && !level.equals("WARN") && stack.isEmpty()) {
      return Optional.empty();
    }
    Optional<Traceback> trace = Traceback.in(stack);
    return Optional.of(
        new LogRecord(
            level,
            first(record, MESSAGE),
            first(record, TRACE),
            trace.map(Traceback::exception).orElse(""),
            trace.map(Traceback::frame).orElse("")));
  }

  private static String first(JsonNode record, List<String> pointers) {
    for (String pointer : pointers) {
      JsonNode value = pointer.contains(".") ? record.path(pointer.substring(1)) : record.at(pointer);
      if (value.isString() || value.isNumber()) {
        return value.asString();
      }
    }
    return "";
  }

  /// Words of many frameworks, and the numbers of Bunyan and Pino.
  private static String level(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "ERROR", "ERR", "SEVERE", "CRITICAL", "FATAL", "ALERT", "EMERGENCY", "PANIC", "DPANIC", "50", "60" -> "ERROR";
      case "WARN", "WARNING", "40" -> "WARN";
      default -> word.toUpperCase(Locale.ROOT);
    };
  }
}
