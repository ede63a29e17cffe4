package dev.prodproof.wire.load;

import dev.prodproof.wire.Origin;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// One operation, made ready: the bytes of its HTTP/1.1 request, with the slots left open.
final class RequestBytes {
  private static final byte[] LINES = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Filling head;
  private final Filling body;
  private final boolean lengthGiven;
  private final boolean bodyless;
  private final boolean repeatable;

  RequestBytes(Operation operation, Origin origin, long seed) {
    var text = new Filling.Builder(seed);
    text.add(operation.method() + " ").add(operation.target()).add(" HTTP/1.1\r\n");
    usual(operation, "Host", origin.authority(), text);
    usual(operation, "User-Agent", "prodproof", text);
    usual(operation, "Accept", "*/*", text);
    for (Operation.Field field : operation.headers()) {
      text.add(field.name() + ": ").add(field.value()).add("\r\n");
    }
    this.body = new Filling.Builder(~seed).add(operation.body()).build();
    boolean empty = operation.body().parts().isEmpty();
    boolean expected = operation.method().equals("POST") || operation.method().equals("PUT");
    this.lengthGiven = has(operation, "Content-Length") || (empty && !expected);
    if (!lengthGiven) {
      text.add(body.fixed() ? "Content-Length: " + body.length(0) + "\r\n" : "Content-Length: ");
    }
    if (lengthGiven || body.fixed()) {
      text.add("\r\n");
    }
    this.head = text.build();
    this.bodyless = operation.method().equals("HEAD");
    this.repeatable = bodyless || operation.method().equals("GET");
  }

  private static void usual(Operation operation, String name, String value, Filling.Builder text) {
    if (!has(operation, name)) {
      text.add(name + ": " + value + "\r\n");
    }
  }

  private static boolean has(Operation operation, String name) {
    return operation.headers().stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
  }

  /// Whether each request looks the same.
  boolean fixed() {
    return head.fixed() && body.fixed();
  }

  /// Whether its answers have no body, whatever they say (`HEAD`).
  boolean bodyless() {
    return bodyless;
  }

  /// Whether it may go out once more where nobody knows what became of it (RFC 9110 §9.2.2).
  boolean repeatable() {
    return repeatable;
  }

  void write(long k, ByteBuf to) {
    head.write(k, to);
    if (!lengthGiven && !body.fixed()) {
      digits(body.length(k), to);
      to.writeBytes(LINES);
    }
    body.write(k, to);
  }

  static void digits(long number, ByteBuf to) {
    if (number >= 10) {
      digits(number / 10, to);
    }
    to.writeByte('0' + (int) (number % 10));
  }
}
