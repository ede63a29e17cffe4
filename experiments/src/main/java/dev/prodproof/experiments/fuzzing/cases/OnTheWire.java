package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Site;
import dev.prodproof.wire.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Writes a case out as a request (RFC 3986 and the `style` of OpenAPI parameters).
public final class OnTheWire {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final String BOUNDARY = "zq-boundary-7f3a";

  private final String prefix;

  /// @param prefix put before each path: the context path of the target
  public OnTheWire(String prefix) {
    this.prefix = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
  }

  public Call call(String experiment, Case of) {
    Draft draft = of.draft();
    Call call =
        Call.of(experiment, of.purpose(), of.method(), target(draft))
            .operation(draft.operation().id())
            .headers(headers(draft));
    return switch (draft.content()) {
      case Content.Nothing _ -> call;
      case Content.Json(String media, JsonNode value) -> call.body(media, value.toString());
      case Content.Fields(String media, JsonNode value) ->
          media.startsWith("multipart")
              ? call.body(media + "; boundary=" + BOUNDARY, multipart(value))
              : call.body(media, urlencoded(value));
      case Content.Raw(String media, byte[] bytes) -> raw(call, media, bytes);
    };
  }

  private static Call raw(Call call, String media, byte[] bytes) {
    Call with = call.body(media, bytes);
    return media.isEmpty()
        ? with.headers(with.headers().stream().filter(h -> !h.name().equals("Content-Type")).toList())
        : with;
  }

  public String target(Draft draft) {
    String path = draft.operation().path();
    for (Parameter parameter : draft.operation().parameters(Site.In.PATH)) {
      JsonNode value = draft.parameters().get(parameter.site());
      String text = value == null ? "" : simple(value, ",");
      path = path.replace("{" + parameter.name() + "}", styled(parameter, encoded(text)));
    }
    String query = query(draft);
    return prefix + path + (query.isEmpty() ? "" : "?" + query);
  }

  private static String styled(Parameter parameter, String text) {
    return switch (parameter.style()) {
      case "label" -> "." + text;
      case "matrix" -> ";" + parameter.name() + "=" + text;
      default -> text;
    };
  }

  private static String query(Draft draft) {
    var pairs = new ArrayList<String>();
    for (Parameter parameter : draft.operation().parameters(Site.In.QUERY)) {
      JsonNode value = draft.parameters().get(parameter.site());
      if (value != null) {
        pairs.addAll(pairs(parameter, value));
      }
    }
    draft.repeated().stream()
        .filter(extra -> extra.in() == Site.In.QUERY)
        .forEach(extra -> pairs.add(encoded(extra.name()) + "=" + encoded(extra.text())));
    return String.join("&", pairs);
  }

  private static List<String> pairs(Parameter parameter, JsonNode value) {
    String name = encoded(parameter.name());
    if (!parameter.media().isEmpty() || (value.isObject() && value.isEmpty())) {
      return List.of(name + "=" + encoded(value.toString()));
    }
    if (value.isObject()) {
      boolean deep = parameter.style().equals("deepObject");
      return value.propertyStream()
          .map(p -> (deep ? name + "%5B" + encoded(p.getKey()) + "%5D" : encoded(p.getKey()))
              + "=" + encoded(simple(p.getValue(), ",")))
          .toList();
    }
    if (value.isArray() && parameter.explode()) {
      return value.valueStream().map(item -> name + "=" + encoded(simple(item, ","))).toList();
    }
    String separator =
        switch (parameter.style()) {
          case "spaceDelimited" -> " ";
          case "pipeDelimited" -> "|";
          default -> ",";
        };
    return List.of(name + "=" + encoded(simple(value, separator)));
  }

  private static List<Header> headers(Draft draft) {
    var headers = new ArrayList<Header>();
    var cookies = new ArrayList<String>();
    for (Parameter parameter : draft.operation().parameters()) {
      JsonNode value = draft.parameters().get(parameter.site());
      if (value != null && parameter.site().in() == Site.In.HEADER) {
        headers.add(new Header(parameter.name(), simple(value, ",")));
      }
      if (value != null && parameter.site().in() == Site.In.COOKIE) {
        cookies.add(parameter.name() + "=" + encoded(simple(value, ",")));
      }
    }
    draft.repeated().stream()
        .filter(extra -> extra.in() == Site.In.HEADER)
        .forEach(extra -> headers.add(new Header(extra.name(), extra.text())));
    if (!cookies.isEmpty()) {
      headers.add(new Header("Cookie", String.join("; ", cookies)));
    }
    return headers;
  }

  private static String urlencoded(JsonNode fields) {
    return fields.propertyStream()
        .flatMap(field -> field.getValue().isArray()
            ? field.getValue().valueStream().map(item -> encoded(field.getKey()) + "=" + encoded(simple(item, ",")))
            : Stream.of(encoded(field.getKey()) + "=" + encoded(simple(field.getValue(), ","))))
        .collect(Collectors.joining("&"));
  }

  private static byte[] multipart(JsonNode fields) {
    var text = new StringBuilder();
    for (var field : fields.properties()) {
      text.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"")
          .append(field.getKey().replace("\"", "%22")).append("\"\r\n\r\n")
          .append(simple(field.getValue(), ",")).append("\r\n");
    }
    return text.append("--").append(BOUNDARY).append("--\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /// A scalar as text; a list with the separator between its items.
  static String simple(JsonNode value, String separator) {
    if (value.isArray()) {
      return value.valueStream().map(item -> simple(item, separator)).collect(Collectors.joining(separator));
    }
    if (value.isObject()) {
      return value.propertyStream()
          .map(p -> p.getKey() + separator + simple(p.getValue(), separator))
          .collect(Collectors.joining(separator));
    }
    return value.isNull() ? "null" : value.isNumber() ? value.decimalValue().toPlainString() : value.asString("");
  }

  /// Percent-encoded but for the unreserved characters.
  public static String encoded(String text) {
    var out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(b) >= 0 && b > 0) {
        out.append((char) b);
      } else {
        out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xFF));
      }
    }
    return out.toString();
  }
}
