package dev.prodproof.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A server's identity that nobody signed but itself.
final class SelfSigned {
  private SelfSigned() {}

  static SSLContext in(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve("self.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool, "-genkeypair", "-alias", "self", "-keyalg", "EC", "-dname", "CN=127.0.0.1",
                "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", "changeit")
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool made no certificate");
    }
    KeyStore store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
