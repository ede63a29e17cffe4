package dev.prodproof.lab.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks whether a service can serve. These requests are no evidence, so they aren't recorded.
@FunctionalInterface
public interface Knock {
  /// @return the status, or 0 where none came
  int status(URI url);

  /// Plain HTTP on this machine. Over TLS it only sees whether somebody accepts; hand in another
  /// [Knock]
  /// for more.
  Knock PLAIN = Knock::plain;

  private static int plain(URI url) {
    if ("https".equalsIgnoreCase(url.getScheme())) {
      return Ports.accepts(url.getHost(), Ports.of(url)) ? 200 : 0;
    }
    try (Socket socket = new Socket()) {
      InetAddress address = InetAddress.getByName(url.getHost());
      if (!address.isLoopbackAddress()) {
        return 0;
      }
      socket.setSoTimeout(Patience.MILLIS);
      socket.connect(new InetSocketAddress(address, Ports.of(url)), Patience.MILLIS);
      String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
      String request =
          "GET %s%s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\nConnection: close\r\n\r\n"
              .formatted(url.getRawPath(), query, url.getRawAuthority());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      var reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1);
      return Patience.status(new BufferedReader(reader));
    } catch (IOException e) {
      return 0;
    }
  }

  /// What bounds a knock.
  final class Patience {
    private static final int MILLIS = 2_000;
    private static final int LONGEST_LINE = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})\\b.*");

    private Patience() {}

    private static int status(BufferedReader reader) throws IOException {
      var line = new StringBuilder();
      for (int c = reader.read(); c >= 0 && c != '\r' && c != '\n'; c = reader.read()) {
        if (line.append((char) c).length() > LONGEST_LINE) {
          return 0;
        }
      }
      Matcher status = STATUS.matcher(line);
      return status.matches() ? Integer.parseInt(status.group(1)) : 0;
    }
  }
}
