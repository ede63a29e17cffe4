package dev.prodproof.wire.load;

import dev.prodproof.core.Impact;
import java.util.ArrayList;
import java.util.List;

/// One kind of request.
///
/// @param id what its outcomes are counted under
/// @param impact of a single one; many of them stress besides
/// @param target in origin form (`/path?query`), already encoded
/// @param headers besides `Host`, `User-Agent`, `Accept` and `Content-Length`, which are added
///     unless
///     given
/// @param body empty for none
public record Operation(
    String id, Impact impact, String method, Template target, List<Field> headers, Template body) {
  /// A header field.
  public record Field(String name, Template value) {}

  public Operation {
    headers = List.copyOf(headers);
  }

  public static Operation get(String path) {
    return of("GET", path);
  }

  public static Operation of(String method, String path) {
    boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    return new Operation(
        method + " " + path,
        reads ? Impact.READS : Impact.WRITES,
        method,
        Template.fixed(path),
        List.of(),
        Template.NONE);
  }

  public Operation id(String name) {
    return new Operation(name, impact, method, target, headers, body);
  }

  public Operation impact(Impact of) {
    return new Operation(id, of, method, target, headers, body);
  }

  public Operation target(Template path) {
    return new Operation(id, impact, method, path, headers, body);
  }

  public Operation header(String name, String value) {
    return header(name, Template.fixed(value));
  }

  public Operation header(String name, Template value) {
    var more = new ArrayList<>(headers);
    more.add(new Field(name, value));
    return new Operation(id, impact, method, target, more, body);
  }

  /// A `traceparent` of its own for each request.
  public Operation traced() {
    return header(
        "traceparent", new Template(List.of(new Template.Part.Filled(new Slot.TraceParent()))));
  }

  public Operation body(Template content) {
    return new Operation(id, impact, method, target, headers, content);
  }
}
