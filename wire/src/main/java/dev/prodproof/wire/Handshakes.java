package dev.prodproof.wire;

import io.netty.handler.ssl.NotSslRecordException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says in one sentence why TLS failed.
final class Handshakes {
  private Handshakes() {}

  static String sentence(Throwable cause, Origin origin) {
    if (caused(cause, NotSslRecordException.class) != null) {
      return origin + " answers in plain text; use http://";
    }
    if (caused(cause, CertificateExpiredException.class) != null) {
      return "the certificate of " + origin + " has expired";
    }
    if (caused(cause, CertificateNotYetValidException.class) != null) {
      return "the certificate of " + origin + " is not valid yet";
    }
    if (caused(cause, CertPathBuilderException.class) != null) {
      return "the certificate of " + origin + " is not signed by an authority that is trusted here";
    }
    Throwable certificate = caused(cause, CertificateException.class);
    if (certificate != null) {
      return "the certificate of " + origin + " is not accepted: " + certificate.getMessage();
    }
    if (caused(cause, ClosedChannelException.class) != null) {
      return origin + " closed the connection while TLS was being agreed on";
    }
    return "TLS with " + origin + " failed: " + rootMessage(cause);
  }

  private static String rootMessage(Throwable cause) {
    Throwable root = cause;
    for (int depth = 0; depth < 8 && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
  }

  private static @Nullable Throwable caused(Throwable cause, Class<? extends Throwable> by) {
    Throwable each = cause;
    for (int depth = 0; depth < 8 && each != null; depth++) {
      if (by.isInstance(each)) {
        return each;
      }
      each = each.getCause();
    }
    return null;
  }
}
