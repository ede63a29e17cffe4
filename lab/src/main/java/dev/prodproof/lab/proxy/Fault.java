package dev.prodproof.lab.proxy;

import dev.prodproof.facts.Header;
import java.time.Duration;
import java.util.List;

/// What happens to each call while it is set.
public sealed interface Fault {
  /// For facts and sentences: `black hole`, `status 503`.
  String word();

  /// Nobody listens any more, and kept connections are reset.
  record Refuse() implements Fault {
    @Override
    public String word() {
      return "connection refused";
    }
  }

  /// Takes the call and never says a word.
  record BlackHole() implements Fault {
    @Override
    public String word() {
      return "black hole";
    }
  }

  /// RST once the call was read.
  record Reset() implements Fault {
    @Override
    public String word() {
      return "reset after the request";
    }
  }

  /// RST as soon as a connection is there; a kept one is reset at its next call.
  record ResetAtOnce() implements Fault {
    @Override
    public String word() {
      return "reset before the request";
    }
  }

  /// The real answer, so much later.
  record Late(Duration by) implements Fault {
    @Override
    public String word() {
      return "answer " + by.toMillis() + " ms late";
    }
  }

  /// The head at once, then a byte of the body each time.
  record Drip(Duration every) implements Fault {
    @Override
    public String word() {
      return "slow drip";
    }
  }

  /// The connection ends within the answer.
  ///
  /// @param answer what is written before: raw bytes of HTTP/1.1
  record Cut(String word, String answer) implements Fault {}

  /// An answer of ours in place of the real one.
  record Says(String word, int status, List<Header> headers, String body) implements Fault {}

  /// A success with a body of so many bytes.
  ///
  /// @param beginning JSON text that the body begins with
  record Bulk(int bytes, String beginning) implements Fault {
    @Override
    public String word() {
      return "body of " + (bytes >> 20) + " MiB";
    }
  }
}
