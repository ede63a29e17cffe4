package dev.prodproof.wire;

import dev.prodproof.core.Unusable;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed. The name is always verified too, except by [Anybody].
public sealed interface Trust {
  /// The authorities that come with Java.
  record Known() implements Trust {}

  /// Those, and the ones in a PEM file.
  record Also(Path authorities) implements Trust {}

  /// Everybody: for tests only, since it hides the very faults that we look for.
  record Anybody() implements Trust {}

  /// @throws Unusable when the file can't be read or holds no certificate
  default SslContext context() {
    return context(ApplicationProtocolConfig.DISABLED);
  }

  /// @param offered what shall be spoken over it, the dearest first (ALPN, RFC 7301); the server
  ///     chooses
  /// @throws Unusable when the file can't be read or holds no certificate
  default SslContext context(List<String> offered) {
    return context(
        new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            offered));
  }

  private SslContext context(ApplicationProtocolConfig protocols) {
    try {
      var builder =
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.JDK)
              .applicationProtocolConfig(protocols)
              .protocols("TLSv1.3", "TLSv1.2");
      return switch (this) {
        case Known _ -> builder.build();
        case Also(Path file) -> builder.trustManager(withFile(file)).build();
        case Anybody _ ->
            builder
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null)
                .build();
      };
    } catch (SSLException e) {
      throw new Unusable("cannot set up TLS: " + e.getMessage(), e);
    }
  }

  private static TrustManagerFactory withFile(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509Certificate certificate : known()) {
        add(store, certificate);
      }
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        add(store, certificate);
      }
      return factory(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new Unusable(
          "cannot read certificates from " + file + "; give a PEM file of authorities", e);
    }
  }

  private static void add(KeyStore store, Certificate certificate) throws GeneralSecurityException {
    store.setCertificateEntry(Integer.toString(store.size()), certificate);
  }

  private static X509Certificate[] known() throws GeneralSecurityException {
    for (TrustManager manager : factory(null).getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509.getAcceptedIssuers();
      }
    }
    return new X509Certificate[0];
  }

  private static TrustManagerFactory factory(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
