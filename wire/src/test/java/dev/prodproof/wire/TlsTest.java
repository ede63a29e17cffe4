package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange.NoAnswer;
import dev.prodproof.facts.Exchange.Reason;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  @TempDir private Path folder;

  @Test
  void an_authority_that_was_added_is_trusted() throws Exception {
    X509Bundle authority = authority();
    try (var peer = peer(signed(authority, "localhost", 30))) {
      Path file = folder.resolve("authority.pem");
      Files.writeString(file, authority.getCertificatePEM());
      try (var client = new Client(origin(peer, "localhost"), s -> s.trust(new Trust.Also(file)))) {
        assertThat(client.get("/").text()).isEqualTo("hi");
        assertThat(client.get("/").timing().connect()).isZero();
      }
    }
  }

  @Test
  void an_unknown_authority_is_not_trusted() throws Exception {
    try (var peer = peer(signed(authority(), "localhost", 30));
        var client = new Client(origin(peer, "localhost"))) {
      assertThat(reply(client).reason()).isEqualTo(Reason.TLS);
      assertThat(reply(client).detail()).contains("not signed by an authority that is trusted");
    }
  }

  @Test
  void a_certificate_of_another_name_is_not_accepted() throws Exception {
    X509Bundle authority = authority();
    Path file = folder.resolve("authority.pem");
    Files.writeString(file, authority.getCertificatePEM());
    try (var peer = peer(signed(authority, "other.test", 30));
        var client = new Client(origin(peer, "localhost"), s -> s.trust(new Trust.Also(file)))) {
      assertThat(reply(client).reason()).isEqualTo(Reason.TLS);
      assertThat(reply(client).detail()).contains("localhost");
    }
  }

  @Test
  void an_expired_certificate_is_called_expired() throws Exception {
    X509Bundle authority = authority();
    Path file = folder.resolve("authority.pem");
    Files.writeString(file, authority.getCertificatePEM());
    try (var peer = peer(signed(authority, "localhost", -1));
        var client = new Client(origin(peer, "localhost"), s -> s.trust(new Trust.Also(file)))) {
      assertThat(reply(client).detail()).contains("has expired");
    }
  }

  @Test
  void who_trusts_anybody_gets_an_answer() throws Exception {
    try (var peer = peer(signed(authority(), "other.test", -1));
        var client = new Client(origin(peer, "localhost"), s -> s.trust(new Trust.Anybody()))) {
      assertThat(client.get("/").text()).isEqualTo("hi");
    }
  }

  @Test
  void plain_text_in_place_of_tls_is_told() throws Exception {
    try (var peer =
            new Peer(
                (_, out, _) ->
                    out.write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        var client = new Client(origin(peer, "127.0.0.1"))) {
      assertThat(reply(client))
          .isEqualTo(
              new NoAnswer(
                  Reason.TLS, client.wire.origin() + " answers in plain text; use http://"));
    }
  }

  @Test
  void silence_in_place_of_tls_is_a_timeout() throws Exception {
    try (var peer = new Peer((_, _, _) -> Thread.sleep(60_000));
        var client = new Client(origin(peer, "127.0.0.1"))) {
      var call = Client.call("GET", "/").deadline(java.time.Duration.ofMillis(300));
      assertThat(((NoAnswer) client.wire.send(call).reply()).reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void an_end_in_place_of_tls_is_told() throws Exception {
    try (var peer = new Peer((_, _, _) -> {});
        var client = new Client(origin(peer, "127.0.0.1"))) {
      assertThat(reply(client).reason()).isIn(Reason.TLS, Reason.DROPPED);
    }
  }

  @Test
  void a_file_without_certificates_is_unusable() throws Exception {
    Path file = Files.writeString(folder.resolve("empty.pem"), "nothing");
    assertThatThrownBy(() -> new Trust.Also(file).context())
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("PEM");
  }

  private static NoAnswer reply(Client client) throws InterruptedException {
    var reply = client.get("/").reply();
    assertThat(reply).isInstanceOf(NoAnswer.class);
    return (NoAnswer) reply;
  }

  private static Origin origin(Peer peer, String host) {
    return Origin.of(URI.create("https://" + host + ":" + peer.port()));
  }

  private static X509Bundle authority() throws Exception {
    return new CertificateBuilder()
        .subject("CN=an authority")
        .setIsCertificateAuthority(true)
        .buildSelfSigned();
  }

  private static X509Bundle signed(X509Bundle by, String name, int days) throws Exception {
    return new CertificateBuilder()
        .subject("CN=" + name)
        .addSanDnsName(name)
        .notBefore(Instant.now().minus(60, ChronoUnit.DAYS))
        .notAfter(Instant.now().plus(days, ChronoUnit.DAYS))
        .buildIssuedBy(by);
  }

  private static Peer peer(X509Bundle bundle) throws Exception {
    KeyStore store = bundle.toKeyStore(new char[0]);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var listening =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new Peer(
        listening,
        (in, out, _) -> {
          while (!in.request().isEmpty()) {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            out.flush();
          }
        });
  }
}
