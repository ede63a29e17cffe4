package dev.prodproof.wire;

import dev.prodproof.facts.Purpose;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// That a host which isn't this machine is the user's: it serves a text which only they could put
/// there.
///
/// Bound to scheme, host, port and resolved address; asked for again in each run.
///
/// @param id of the user's own, so that nobody can use a text that another user placed
record Ownership(Origin origin, InetAddress address, String id) {
  static final String PLACE = "/.well-known/prodproof/";

  String path() {
    return PLACE + (id.isEmpty() ? "<id>" : id);
  }

  /// The text that has to stand there: 32 hexadecimal digits.
  String text() {
    String bound = id + "|" + origin + "|" + address.getHostAddress();
    byte[] sum = Digests.sha256().digest(bound.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sum, 0, 16);
  }

  /// On a connection of its own, for a kept one may lead to another of the name's addresses.
  Call call() {
    return Call.of("survey", new Purpose.Look("proof of ownership"), "GET", path())
        .header("Connection", "close");
  }

  String demand() {
    String who =
        origin + " (" + address.getHostAddress() + ") is not this machine, and nothing shows";
    String how =
        id.isEmpty()
            ? "that takes an id of your own, and a text of ours served at " + origin + path()
            : "serve the text " + text() + " at " + origin + path() + " and run again";
    return who + " that it is yours; " + how;
  }
}
