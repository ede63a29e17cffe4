package dev.prodproof.wire.load;

/// What is spoken with the target.
public sealed interface Protocol {
  Protocol HTTP_1 = new Http1();

  /// Requests that a connection carries at a time.
  int streams();

  /// HTTP/1.1 without pipelining.
  record Http1() implements Protocol {
    @Override
    public int streams() {
      return 1;
    }
  }

  /// HTTP/2 (RFC 9113): agreed on by ALPN over TLS, known beforehand in plain text.
  ///
  /// @param streams at most; fewer where the target allows fewer
  record Http2(int streams) implements Protocol {
    /// What servers usually allow.
    public static final int STREAMS = 100;

    public Http2 {
      if (streams < 1) {
        throw new IllegalArgumentException("a stream at least, not " + streams);
      }
    }
  }
}
