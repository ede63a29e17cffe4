package dev.prodproof.bench;

import dev.prodproof.lab.proxy.Upstream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;

/// Our HTTP proxy before the address that is given, for `bench/http-proxies`. It prints its port and process id,
/// and ends when its input does.
public final class Passing {
  private Passing() {}

  public static void main(String[] args) throws IOException {
    Upstream proxy = Upstream.open("nginx", URI.create(args[0]), 0, InstantSource.system());
    System.out.println(proxy.port() + " " + ProcessHandle.current().pid());
    while (System.in.read() >= 0) {
      // Until nobody writes any more.
    }
    proxy.close();
  }
}
