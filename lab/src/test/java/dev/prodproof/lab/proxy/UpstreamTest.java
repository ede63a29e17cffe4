package dev.prodproof.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.prodproof.facts.Header;
import dev.prodproof.wire.Trust;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UpstreamTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer real = server();
  private Upstream proxy = proxy(real);

  private static HttpServer server() {
    try {
      var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(at, 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              byte[] body = exchange.getRequestBody().readAllBytes();
              exchange.getResponseHeaders().set("X-Real", exchange.getRequestMethod());
              exchange.getResponseHeaders().set("X-From", "" + exchange.getRemoteAddress().getPort());
              exchange.sendResponseHeaders(201, body.length == 0 ? -1 : body.length);
              exchange.getResponseBody().write(body);
            }
          });
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Upstream proxy(HttpServer real) {
    URI at = URI.create("http://127.0.0.1:" + real.getAddress().getPort());
    return Upstream.open("payments", at, 0, InstantSource.system());
  }

  @BeforeEach
  void start() {
    real.start();
  }

  @AfterEach
  void stop() {
    proxy.close();
    real.stop(0);
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/charges?a=b"))
            .timeout(Duration.ofSeconds(2))
            .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
            .header("Idempotency-Key", "7")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void passes_calls_on_and_tells_what_it_saw() throws Exception {
    HttpResponse<String> answer = post("one");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("one");
    assertThat(answer.headers().firstValue("X-Real")).contains("POST");
    post("one");
    post("two");
    List<Passed> calls = proxy.after(0);
    assertThat(calls).extracting(Passed::id).containsExactly(1L, 2L, 3L);
    assertThat(calls)
        .allSatisfy(
            call -> {
              assertThat(call.path()).isEqualTo("/charges");
              assertThat(call.traceId()).isEqualTo(TRACE);
              assertThat(call.keyed()).isTrue();
              assertThat(call.status()).isEqualTo(201);
              assertThat(call.fault()).isEmpty();
            });
    assertThat(calls.get(0).digest()).isEqualTo(calls.get(1).digest());
    assertThat(calls.get(2).digest()).isNotEqualTo(calls.get(0).digest());
    assertThat(proxy.after(2)).hasSize(1);
  }

  @Test
  void uses_one_connection_for_all_that_comes_over_one() throws Exception {
    assertThat(post("one").headers().firstValue("X-From")).isEqualTo(post("two").headers().firstValue("X-From"));
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void waits_for_the_answer_behind_a_mere_word_and_ends_when_the_real_one_does() throws Exception {
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var before = Upstream.open("raw", URI.create("http://127.0.0.1:" + door.getLocalPort()), 0, InstantSource.system());
        var caller = new Socket(InetAddress.getLoopbackAddress(), before.port())) {
      caller.setSoTimeout(5_000);
      caller.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      try (Socket real = door.accept()) {
        assertThat(real.getInputStream().read()).isEqualTo('G');
        String answer = "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        real.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        real.getOutputStream().flush();
        assertThat(new String(caller.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
      }
      String rest = new String(caller.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(rest).as("read to its end").endsWith("ok");
    }
  }

  @Test
  void breaks_calls_on_kept_connections_and_heals_when_closed() throws Exception {
    post("kept");
    for (Fault fault :
        List.of(
            new Fault.Reset(),
            new Fault.ResetAtOnce(),
            new Fault.Refuse(),
            new Fault.Cut("cut", "HTTP/1.1 200 OK\r\nContent-Ty"))) {
      try (Upstream.Outage _ = proxy.broken(fault)) {
        assertThatThrownBy(() -> post("broken")).as(fault.word()).isInstanceOf(IOException.class);
      }
      assertThat(post("healed").statusCode()).as(fault.word()).isEqualTo(201);
    }
  }

  @Test
  void says_nothing_in_a_black_hole_and_only_a_little_in_a_drip() throws Exception {
    for (Fault fault : List.of(new Fault.BlackHole(), new Fault.Drip(Duration.ofMillis(300)))) {
      long before = proxy.last();
      try (Upstream.Outage _ = proxy.broken(fault)) {
        assertThatThrownBy(() -> client.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/"))
                        .timeout(Duration.ofSeconds(1))
                        .build(),
                    HttpResponse.BodyHandlers.ofString())
                .get(1, java.util.concurrent.TimeUnit.SECONDS))
            .as(fault.word())
            .satisfiesAnyOf(
                e -> assertThat(e).isInstanceOf(java.util.concurrent.TimeoutException.class),
                e -> assertThat(e).hasCauseInstanceOf(HttpTimeoutException.class));
      }
      assertThat(proxy.after(before)).extracting(Passed::fault).contains(fault.word());
      assertThat(post("healed").statusCode()).isEqualTo(201);
    }
  }

  @Test
  void answers_in_place_of_the_real_one() throws Exception {
    var headers = List.of(new Header("Retry-After", "1"));
    try (Upstream.Outage _ = proxy.broken(new Fault.Says("status 503", 503, headers, "{}"))) {
      HttpResponse<String> answer = post("one");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }
    try (Upstream.Outage _ = proxy.broken(new Fault.Bulk(1 << 20, "{"))) {
      assertThat(post("one").body()).hasSize(1 << 20).startsWith("{ ");
    }
    try (Upstream.Outage _ = proxy.broken(new Fault.Late(Duration.ofMillis(50)))) {
      assertThat(post("one").body()).isEqualTo("one");
    }
    assertThat(proxy.after(0)).extracting(Passed::status).containsExactly(503, 200, 201);
  }

  @Test
  void ends_the_call_where_the_real_one_is_gone() {
    real.stop(0);
    assertThatThrownBy(() -> post("one")).isInstanceOf(IOException.class);
    assertThat(proxy.after(0)).extracting(Passed::status).containsOnly(0);
  }

  @Test
  void speaks_tls_under_an_authority_of_its_own_and_verifies_the_real_one() throws Exception {
    X509Bundle known = authority();
    Path pem = Files.createTempFile("authority", ".pem");
    Files.writeString(pem, known.getCertificatePEM());
    HttpsServer secure = secure(known);
    URI at = URI.create("https://localhost:" + secure.getAddress().getPort());
    try (var own = OwnAuthority.make(Instant.now());
        var trusting = Upstream.open("x", at, 0, new Trust.Also(pem), own, InstantSource.system());
        var wary = Upstream.open("y", at, 0, new Trust.Known(), own, InstantSource.system());
        HttpClient caller = trusting(own)) {
      assertThat(OwnAuthority.place()).exists();
      assertThat(get(caller, "https://localhost:" + trusting.port()).statusCode()).isEqualTo(204);
      assertThat(get(caller, "https://127.0.0.1:" + trusting.port()).statusCode()).isEqualTo(204);
      assertThat(get(caller, "http://127.0.0.1:" + trusting.port()).statusCode()).as("plain").isEqualTo(204);
      try (var _ = trusting.broken(new Fault.Cut("a cut", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"))) {
        assertThatThrownBy(() -> get(caller, "https://localhost:" + trusting.port()))
            .isInstanceOf(IOException.class)
            .isNotInstanceOf(SSLException.class);
      }
      assertThat(trusting.after(0)).hasSize(4);
      assertThatThrownBy(() -> get(caller, "https://localhost:" + wary.port())).isInstanceOf(IOException.class);
    } finally {
      secure.stop(0);
      Files.delete(pem);
    }
    assertThat(OwnAuthority.place()).doesNotExist();
  }

  private static HttpResponse<String> get(HttpClient caller, String url) throws Exception {
    HttpRequest call = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build();
    return caller.send(call, HttpResponse.BodyHandlers.ofString());
  }

  private static X509Bundle authority() throws Exception {
    return new CertificateBuilder().subject("CN=a bank").setIsCertificateAuthority(true).buildSelfSigned();
  }

  private static HttpsServer secure(X509Bundle by) throws Exception {
    X509Bundle own = new CertificateBuilder().subject("CN=localhost").addSanDnsName("localhost").buildIssuedBy(by);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.toKeyManagerFactory().getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    return server;
  }

  private static HttpClient trusting(OwnAuthority own) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(OwnAuthority.place())) {
      store.setCertificateEntry("own", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    assertThat(own).isNotNull();
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
  }
}
