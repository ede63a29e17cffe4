package com.example.planted;

import com.example.booking.Caller;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Clients that begin a body and don't go on.
final class SlowSenders {

  private static final int SENDERS = 50;

  private SlowSenders() {}

  static boolean holdUpOthers(Caller caller) throws IOException, InterruptedException {
    List<Socket> senders = new ArrayList<>();
    try {
      for (int i = 0; i < SENDERS; i++) {
        Socket socket = new Socket("127.0.0.1", caller.port());
        senders.add(socket);
        socket
            .getOutputStream()
            .write(
                ("POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 100\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
      }
      return !answersWithin(caller, Duration.ofSeconds(4));
    } finally {
      for (Socket socket : senders) {
        socket.close();
      }
    }
  }

  /// Far less than the server's patience with the senders, far more than an answer needs.
  private static boolean answersWithin(Caller caller, Duration time)
      throws IOException, InterruptedException {
    try {
      for (int i = 0; i < 5; i++) {
        caller.within(time).get("", "/health/live");
      }
      return true;
    } catch (HttpTimeoutException heldUp) {
      return false;
    }
  }
}
