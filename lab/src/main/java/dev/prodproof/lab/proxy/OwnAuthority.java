package dev.prodproof.lab.proxy;

import dev.prodproof.core.Unusable;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/// An authority of this run's own: a target that is told to trust it speaks TLS with our proxies. Its key stays in
/// memory.
public final class OwnAuthority implements AutoCloseable {
  /// Longer than a run, and than any jump of the service's clock.
  private static final Duration VALID = Duration.ofDays(14);

  private final Path file;
  private final SslContext context;

  private OwnAuthority(Path file, SslContext context) {
    this.file = file;
    this.context = context;
  }

  /// Where its certificate is once it is made, in PEM: `${lab.ca}` of a recipe.
  public static Path place() {
    String name = "prodproof-" + ProcessHandle.current().pid() + "-ca.pem";
    return Path.of(System.getProperty("java.io.tmpdir"), name).toAbsolutePath();
  }

  /// @throws Unusable where it can't be made or written
  public static OwnAuthority make(Instant now) {
    try {
      X509Bundle authority =
          new CertificateBuilder()
              .subject("CN=Prodproof " + now)
              .notBefore(now.minus(VALID))
              .notAfter(now.plus(VALID))
              .setIsCertificateAuthority(true)
              .buildSelfSigned();
      X509Bundle proxy =
          new CertificateBuilder()
              .subject("CN=localhost")
              .notBefore(now.minus(VALID))
              .notAfter(now.plus(VALID))
              .addSanDnsName("localhost")
              .addSanIpAddress("127.0.0.1")
              .buildIssuedBy(authority);
      // A name that others can guess: what lies there is taken away, and nothing is followed.
      Files.deleteIfExists(place());
      Files.writeString(place(), authority.getCertificatePEM(), StandardOpenOption.CREATE_NEW);
      SslContext context =
          SslContextBuilder.forServer(proxy.toKeyManagerFactory())
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2")
              .build();
      return new OwnAuthority(place(), context);
    } catch (IOException e) {
      throw new Unusable("the proxy's certificate can't be written to " + place() + ": " + e.getMessage(), e);
    } catch (Exception e) {
      // What the builder declares.
      throw new Unusable("this Java makes no certificate for our proxy: " + e.getMessage(), e);
    }
  }

  SslContext context() {
    return context;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
