package dev.prodproof.lab.process;

import dev.prodproof.core.Unusable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// Ports of this machine.
public final class Ports {
  private static final int PATIENCE_MILLIS = 1_000;

  private Ports() {}

  /// One that nobody listens on just now. Another may take it before you do.
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new Unusable("no port of this machine is free: end what holds so many", e);
    }
  }

  /// Of the URL: the one it names or its scheme's own.
  public static int of(URI url) {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }

  /// Whether somebody accepts connections there.
  static boolean accepts(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), PATIENCE_MILLIS);
      // On some systems a socket that looks for a free port of its own may meet itself.
      return !socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress());
    } catch (IOException e) {
      return false;
    }
  }
}
