package dev.prodproof.wire.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A header section in HPACK (RFC 7541), with its slots left open. It uses the static table only:
/// what doesn't change is a constant then, on whichever connection it goes out.
final class HeaderBlock {
  /// What stands before a value that differs from request to request.
  private record Open(byte[] before, Filling value) {}

  private static final int PATH = 4;
  private static final int AUTHORITY = 1;
  private static final int METHOD = 2;
  private static final int GET = 0x82;
  private static final int POST = 0x83;
  private static final int HTTP = 0x86;
  private static final int HTTPS = 0x87;
  private static final int LITERAL_BITS = 4;
  private static final int LENGTH_BITS = 7;
  private static final Map<String, Integer> NAMES =
      Map.of(
          "accept", 19, "authorization", 23, "content-length", 28, "content-type", 31, "cookie",
          32, "user-agent", 58);

  private final List<Open> opens = new ArrayList<>();
  private final long seed;
  private ByteBuf text = Unpooled.buffer();
  private byte[] rest = {};

  HeaderBlock(long seed) {
    this.seed = seed;
  }

  HeaderBlock method(String method) {
    if (method.equals("GET") || method.equals("POST")) {
      text.writeByte(method.equals("GET") ? GET : POST);
    } else {
      number(METHOD, LITERAL_BITS, text);
      value(Template.fixed(method));
    }
    return this;
  }

  HeaderBlock scheme(boolean secure) {
    text.writeByte(secure ? HTTPS : HTTP);
    return this;
  }

  HeaderBlock path(Template target) {
    number(PATH, LITERAL_BITS, text);
    return value(target);
  }

  HeaderBlock authority(Template host) {
    number(AUTHORITY, LITERAL_BITS, text);
    return value(host);
  }

  /// @param name in lower case
  HeaderBlock field(String name, Template value) {
    name(name);
    return value(value);
  }

  /// `content-length`, of this body.
  HeaderBlock length(Filling body) {
    name("content-length");
    if (body.fixed()) {
      return value(Template.fixed(Integer.toString(body.length(0))));
    }
    opens.add(new Open(taken(), Filling.lengthOf(body)));
    return this;
  }

  HeaderBlock done() {
    rest = taken();
    return this;
  }

  private void name(String name) {
    int known = NAMES.getOrDefault(name, 0);
    number(known, LITERAL_BITS, text);
    if (known == 0) {
      string(name);
    }
  }

  private HeaderBlock value(Template value) {
    Filling filling = new Filling.Builder(Lots.draw(seed, opens.size())).add(value).build();
    if (filling.fixed()) {
      number(filling.length(0), LENGTH_BITS, text);
      filling.write(0, text);
    } else {
      opens.add(new Open(taken(), filling));
    }
    return this;
  }

  private void string(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length, LENGTH_BITS, text);
    text.writeBytes(bytes);
  }

  private byte[] taken() {
    byte[] bytes = new byte[text.readableBytes()];
    text.readBytes(bytes);
    text = Unpooled.buffer();
    return bytes;
  }

  void write(long k, ByteBuf to) {
    for (int i = 0; i < opens.size(); i++) {
      Open open = opens.get(i);
      to.writeBytes(open.before());
      number(open.value().length(k), LENGTH_BITS, to);
      open.value().write(k, to);
    }
    to.writeBytes(rest);
  }

  // Integers of RFC 7541, 5.1; all bits before them are 0: a literal that isn't indexed, a string
  // that isn't Huffman coded.
  private static void number(int value, int bits, ByteBuf to) {
    int most = (1 << bits) - 1;
    if (value < most) {
      to.writeByte(value);
      return;
    }
    to.writeByte(most);
    int left = value - most;
    for (; left >= 128; left >>>= 7) {
      to.writeByte((left & 127) | 128);
    }
    to.writeByte(left);
  }
}
