package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.prodproof.facts.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each line is really run by a shell; what arrives has to be what the client itself sends.
class CurlTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
  private static final Origin SOMEWHERE = new Origin("http", "127.0.0.1", 8080);

  static Stream<Call> calls() {
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    return Stream.of(
        Client.call("GET", "/"),
        Client.call("GET", "/a/../b/%2e%2e/c?x[]=1&y={2}&z='%27\"$HOME`id`!*"),
        Client.call("GET", "//double/./dot"),
        Client.call("GET", "/hash#and space"),
        Client.call("OPTIONS", "*"),
        Client.call("HEAD", "/"),
        Client.call("DELETE", "/1"),
        Client.call("G'ET", "/"),
        Client.call("POST", "/"),
        Client.call("PUT", "/").body("application/json", "{\"a\":\"it's $1 `x` \\n\"}"),
        Client.call("POST", "/").body("text/plain", "@file"),
        Client.call("POST", "/").body("text/plain", "two\nlines\tand 🙂\n"),
        Client.call("POST", "/").body("text/plain", "carriage\r\nreturn\0nul"),
        Client.call("POST", "/").body("a/b", every),
        Client.call("POST", "/").body("text/plain", "100% \\ 'quoted' \u0007"),
        Client.call("POST", "/").body("text/plain", "x".repeat(40_000)),
        Client.call("POST", "/").body(new byte[] {1, 2}),
        Client.call("POST", "/").body("just text".getBytes(StandardCharsets.UTF_8)),
        Client.call("GET", "/").body("text/plain", "a body with GET"),
        Client.call("POST", "/").body("text/plain", "abc").framing(new Call.Framing.Chunked(3)),
        Client.call("GET", "/").header("X-Empty", "").header("X-Odd", "a'b\"c$d;é"),
        Client.call("GET", "/").header("Host", "other.test").header("Accept", "a/b"),
        Client.call("GET", "/").header("User-Agent", "me").header("X-Twice", "1"),
        Client.call("GET", "/").header("Content-Type", ""));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void sends_the_same_again(Call call) throws Exception {
    assumeTrue(onPath("curl"), "curl is not on the PATH");
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var peer = echoing(seen);
        var client = new Client(peer.origin())) {
      client.wire.send(call);
      run(Curl.line(peer.origin(), call), Map.of());
      assertThat(seen).hasSize(2);
      assertThat(without(seen.get(1))).isEqualTo(without(seen.get(0)));
    }
  }

  @Test
  void credentials_are_left_to_the_shell() throws Exception {
    assumeTrue(onPath("curl"), "curl is not on the PATH");
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var peer = echoing(seen);
        var client = new Client(peer.origin())) {
      Call call =
          Client.call("GET", "/")
              .header("Authorization", "Bearer a-token-of-mine-0123456789")
              .header("Cookie", "sid=a-session-of-mine-0123456789; x='y'");
      client.wire.send(call);
      String fromCall = Curl.line(peer.origin(), call);
      Exchange recorded = client.notes.exchanges.getFirst();
      assertThat(Curl.line(peer.origin(), recorded.request())).isEqualTo(fromCall);
      assertThat(fromCall)
          .contains("'Authorization: Bearer '\"$TOKEN\"", "'Cookie: sid='\"$COOKIE\"")
          .doesNotContain("of-mine");
      run(fromCall, Map.of("TOKEN", "t t", "COOKIE", "c'c"));
      assertThat(seen.getLast()).contains("Authorization: Bearer t t\r\n", "Cookie: sid=c'c;");
    }
  }

  @Test
  void raw_bytes_go_through_another_program() throws Exception {
    byte[] message =
        "GET /% HTTP/1.1\r\nA : b'\\\0\u00ff\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    String line =
        Curl.line(SOMEWHERE, Client.call("GET", "/").framing(new Call.Framing.Raw(message)));
    assertThat(line).endsWith(" | nc 127.0.0.1 8080");
    Process shell =
        new ProcessBuilder("sh", "-c", line.replace(" | nc 127.0.0.1 8080", "")).start();
    assertThat(shell.getInputStream().readAllBytes()).isEqualTo(message);
  }

  @Test
  void an_ordinary_one_is_short() {
    Call call = Client.call("POST", "/bookings").body("application/json", "{\"name\":\"Ann\"}");
    assertThat(Curl.line(SOMEWHERE, call))
        .isEqualTo(
            "curl -sS -i -X POST -H 'Content-Type: application/json' --data-raw"
                + " '{\"name\":\"Ann\"}' --path-as-is -g http://127.0.0.1:8080/bookings");
  }

  @Test
  void says_where_the_body_was_not_kept_whole() throws Exception {
    try (var peer = Peer.closingAfter(OK);
        var client = new Client(peer.origin())) {
      Exchange exchange =
          client.wire.send(Client.call("POST", "/").body("a/b", "x".repeat(70_000)));
      assertThat(Curl.line(SOMEWHERE, exchange.request()))
          .endsWith("# the body was longer: 70000 bytes, of which the first are shown");
    }
  }

  // What only marks our own runs or differs by design.
  private static List<String> without(String message) {
    int end = message.indexOf("\r\n\r\n");
    List<String> lines =
        new java.util.ArrayList<>(
            Stream.of(message.substring(0, end).split(" *\r\n", -1))
                .filter(
                    line ->
                        !line.matches(
                            "(?i)(traceparent|prodproof-run|user-agent: (curl|prodproof)).*"))
                .toList());
    String start = lines.removeFirst();
    lines.sort(null);
    lines.addFirst(start);
    lines.add(message.substring(end));
    return lines;
  }

  private static void run(String line, Map<String, String> variables) throws Exception {
    var shell = new ProcessBuilder("sh", "-c", line);
    shell.environment().putAll(variables);
    shell.environment().put("no_proxy", "*");
    shell.redirectErrorStream(true);
    Process process = shell.start();
    process.getOutputStream().close();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean onPath(String program) throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static Peer echoing(List<String> seen) throws IOException {
    return new Peer(
        (in, out, _) -> {
          String head = in.head();
          if (head.isEmpty()) {
            return;
          }
          var message = new StringBuilder(head);
          int length = length(head);
          boolean chunked = head.contains("chunked");
          while (chunked ? !message.toString().endsWith("0\r\n\r\n") : length-- > 0) {
            message.append((char) in.bytes().read());
          }
          seen.add(message.toString());
          out.write(
              OK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
        });
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.startsWith("Content-Length: "))
        .map(line -> Integer.parseInt(line.substring(16)))
        .findFirst()
        .orElse(0);
  }
}
