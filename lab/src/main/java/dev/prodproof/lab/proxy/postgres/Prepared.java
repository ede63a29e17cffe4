package dev.prodproof.lab.proxy.postgres;

import dev.prodproof.lab.proxy.database.Bound;
import io.netty.buffer.ByteBuf;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which SQL the names of a connection stand for: a driver sends the text once, and the name from then on.
final class Prepared {
  /// More than any driver keeps (pgjdbc: 256 statements for each connection).
  private static final int MOST = 4_000;

  /// A statement with its values.
  record Portal(String sql, Bound bound) {}

  private static final Portal UNKNOWN = new Portal("", Bound.NOTHING);

  private final Map<String, String> statements = bounded();
  private final Map<String, Portal> portals = bounded();

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }

  void parse(ByteBuf body) {
    String name = Words.text(body);
    statements.put(name, Words.text(body));
  }

  void bind(ByteBuf body) {
    String portal = Words.text(body);
    String statement = Words.text(body);
    portals.put(portal, new Portal(statements.getOrDefault(statement, ""), Words.bound(body)));
  }

  Portal executed(ByteBuf body) {
    return portals.getOrDefault(Words.text(body), UNKNOWN);
  }

  void close(ByteBuf body) {
    if (!body.isReadable()) {
      return;
    }
    byte what = body.readByte();
    if (what == 'S') {
      statements.remove(Words.text(body));
    } else {
      portals.remove(Words.text(body));
    }
  }
}
