package dev.prodproof.wire;

import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A call as it goes out: what we add is added, the head is encoded.
///
/// Added unless the call gives its own: `Host`, `User-Agent`, `Accept: */*`, the framing,
/// `traceparent`. `Prodproof-Run` is always there. Who wants none of them uses [Call.Framing.Raw].
///
/// @param alone on a connection of its own, which is closed afterwards
record Outgoing(Call call, List<Header> headers, String traceId, byte[] head, boolean alone) {
  static final String USER_AGENT = "prodproof/0.1";

  private static final byte[] NONE = {};
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  static Outgoing of(Call call, Origin origin, String run, String traceparent) {
    if (call.framing() instanceof Call.Framing.Raw) {
      return new Outgoing(call, call.headers(), Trace.given(call.headers()), NONE, true);
    }
    List<Header> headers = new ArrayList<>(call.headers().size() + 7);
    addUnlessGiven(headers, call, "Host", origin.authority());
    addUnlessGiven(headers, call, "User-Agent", USER_AGENT);
    addUnlessGiven(headers, call, "Accept", "*/*");
    headers.addAll(call.headers());
    boolean framed = has(call, "content-length") || has(call, "transfer-encoding");
    if (!framed) {
      frame(headers, call);
    }
    addUnlessGiven(headers, call, "traceparent", traceparent);
    headers.add(new Header("Prodproof-Run", run));
    boolean odd = framed || odd(call.method(), true) || odd(call.target(), true);
    odd |= has(call, "connection") || has(call, "upgrade");
    for (Header header : call.headers()) {
      odd |= odd(header.name(), true) || odd(header.value(), false);
    }
    return new Outgoing(call, List.copyOf(headers), Trace.given(headers), head(call, headers), odd);
  }

  private static void frame(List<Header> headers, Call call) {
    if (call.framing() instanceof Call.Framing.Chunked) {
      headers.add(new Header("Transfer-Encoding", "chunked"));
    } else if (call.body().length > 0 || WITH_BODY.contains(call.method())) {
      headers.add(new Header("Content-Length", Integer.toString(call.body().length)));
    }
  }

  private static byte[] head(Call call, List<Header> headers) {
    var text = new StringBuilder(512);
    text.append(call.method()).append(' ').append(call.target()).append(" HTTP/1.1\r\n");
    for (Header header : headers) {
      text.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void addUnlessGiven(List<Header> to, Call call, String name, String value) {
    if (!has(call, name)) {
      to.add(new Header(name, value));
    }
  }

  private static boolean has(Call call, String name) {
    for (Header header : call.headers()) {
      if (header.name().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  // Such a message may be read as two by the other side: what comes back must not meet the next
  // call.
  private static boolean odd(String part, boolean token) {
    int lowest = token ? '!' : ' ';
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == 127 || (c < lowest && (token || c != '\t'))) {
        return true;
      }
    }
    return token && part.isEmpty();
  }

  /// Sending it twice is the same as sending it once (RFC 9110, 9.2.1).
  boolean safe() {
    return SAFE.contains(call.method());
  }

  /// The answer has no body, whatever its fields say.
  boolean bodiless() {
    return call.framing() instanceof Call.Framing.Raw(byte[] message)
        ? new String(message, 0, Math.min(5, message.length), StandardCharsets.ISO_8859_1)
            .equals("HEAD ")
        : call.method().equals("HEAD");
  }

  boolean unpacks() {
    return has(call, "accept-encoding");
  }

  Exchange.Request request(int keep, long written) {
    return new Exchange.Request(
        call.method(), call.target(), headers, Body.of(call.body(), keep), traceId, written);
  }
}
