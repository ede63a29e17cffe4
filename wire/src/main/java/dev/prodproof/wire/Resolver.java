package dev.prodproof.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Turns a name into addresses, best first.
@FunctionalInterface
public interface Resolver {
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  List<InetAddress> addresses(String host) throws UnknownHostException;
}
