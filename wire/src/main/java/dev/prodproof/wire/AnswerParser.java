package dev.prodproof.wire;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads one HTTP/1 answer (RFC 9112) out of any bytes, bounded, keeping it as it was on the wire.
///
/// What is wrong up to the end of the header section makes it no HTTP; what is wrong later makes
/// the answer incomplete, since status and fields are known by then.
final class AnswerParser {
  private enum At {
    STATUS,
    FIELDS,
    FIXED,
    SIZE,
    CHUNK,
    CHUNK_END,
    TRAILERS,
    TO_CLOSE,
    END
  }

  private static final byte[] HTTP1 = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_LINE = 8 << 10;

  private final Limits limits;
  private final boolean bodiless;
  private final Line line = new Line();
  private final Gathered body;
  private List<Header> fields = new ArrayList<>();
  private At at = At.STATUS;
  private int status;
  private boolean oldVersion;
  private int fieldBytes;
  private long left;
  private boolean known;
  private boolean complete;
  private boolean closes;
  private @Nullable String wrong;

  AnswerParser(Limits limits, boolean bodiless) {
    this.limits = limits;
    this.bodiless = bodiless;
    this.body = new Gathered(limits.keep());
  }

  /// @return whether the answer has ended, well or badly; bytes after it stay in the buffer
  boolean read(ByteBuf in) {
    while (at != At.END && in.isReadable()) {
      step(in);
    }
    return at == At.END;
  }

  private void step(ByteBuf in) {
    switch (at) {
      case STATUS -> status(in);
      case FIELDS, TRAILERS -> field(in);
      case FIXED, CHUNK -> counted(in);
      case SIZE -> size(in);
      case CHUNK_END -> chunkEnd(in);
      case TO_CLOSE -> gather(in, in.readableBytes());
      case END -> {}
    }
  }

  private void status(ByteBuf in) {
    boolean whole = line.take(in, STATUS_LINE);
    if (!line.beginsLike(HTTP1)) {
      fail(Stranger.speaks(line, in));
    } else if (whole) {
      statusLine();
    } else if (line.length() == STATUS_LINE) {
      fail("the status line is longer than " + STATUS_LINE + " bytes");
    }
  }

  private void statusLine() {
    int size = line.length();
    boolean wellFormed = size >= 12 && line.at(8) == ' ' && (size == 12 || line.at(12) == ' ');
    int code = 0;
    for (int i = 9; wellFormed && i < 12; i++) {
      int digit = line.at(i) - '0';
      wellFormed = digit >= 0 && digit <= 9;
      code = code * 10 + digit;
    }
    if (!wellFormed || code < 100 || line.holds((byte) '\r')) {
      fail("this is no status line: " + Stranger.shown(line));
      return;
    }
    status = code;
    oldVersion = line.at(7) == '0';
    fieldBytes += size;
    if (fieldBytes > limits.fieldBytes()) {
      fail("interim answers came without end");
    } else {
      next(At.FIELDS);
    }
  }

  private void field(ByteBuf in) {
    int room = limits.fieldBytes() - fieldBytes;
    if (!line.take(in, Math.max(1, room))) {
      if (line.length() >= room) {
        tooLarge();
      }
      return;
    }
    fieldBytes += line.length() + 2;
    if (line.length() == 0) {
      line.clear();
      fieldsEnd();
    } else if (at == At.TRAILERS) {
      line.clear();
    } else {
      fieldLine();
    }
  }

  private void fieldLine() {
    int colon = line.indexOf((byte) ':');
    boolean folded = (line.at(0) == ' ' || line.at(0) == '\t') && !fields.isEmpty();
    if (line.holds((byte) '\r') || (!folded && colon <= 0)) {
      fail("this is no header field: " + Stranger.shown(line));
    } else if (folded) {
      Header last = fields.removeLast();
      String more = line.text(0, line.length()).strip();
      fields.add(new Header(last.name(), last.value() + " " + more));
    } else if (fields.size() == limits.fields()) {
      tooLarge();
    } else {
      String name = line.text(0, colon);
      fields.add(new Header(name, line.text(colon + 1, line.length()).strip()));
    }
    line.clear();
  }

  private void tooLarge() {
    known = at == At.FIELDS;
    closes = true;
    at = At.END;
  }

  private void fieldsEnd() {
    if (at == At.TRAILERS) {
      end();
    } else if (status < 200 && status != 101) {
      fields = new ArrayList<>();
      next(At.STATUS);
    } else {
      known = true;
      closes = status == 101 || Framed.closes(fields, oldVersion);
      frame();
    }
  }

  private void frame() {
    Framed framed = Framed.of(fields);
    if (bodiless || status == 101 || status == 204 || status == 304) {
      end();
    } else {
      closes |= framed.odd();
      switch (framed.how()) {
        case CHUNKED -> next(At.SIZE);
        case TO_CLOSE -> next(At.TO_CLOSE);
        case BROKEN -> at = At.END;
        case FIXED -> fixed(framed.length());
      }
    }
  }

  private void fixed(long length) {
    left = length;
    if (length == 0) {
      end();
    } else {
      next(At.FIXED);
    }
  }

  private void size(ByteBuf in) {
    // Extensions are allowed, so a line may be long, but not endless.
    if (!line.take(in, STATUS_LINE)) {
      if (line.length() == STATUS_LINE) {
        at = At.END;
      }
      return;
    }
    long size = Framed.chunkSize(line);
    line.clear();
    if (size < 0) {
      at = At.END;
    } else if (size == 0) {
      fieldBytes = 0;
      next(At.TRAILERS);
    } else {
      left = size;
      next(At.CHUNK);
    }
  }

  private void counted(ByteBuf in) {
    int count = (int) Math.min(left, in.readableBytes());
    left -= gather(in, count);
    if (left == 0 && at == At.FIXED) {
      end();
    } else if (left == 0 && at == At.CHUNK) {
      next(At.CHUNK_END);
    }
  }

  private void chunkEnd(ByteBuf in) {
    boolean whole = line.take(in, 2);
    if (whole && line.length() == 0) {
      next(At.SIZE);
    } else if (whole || line.length() > 1 || (line.length() == 1 && line.at(0) != '\r')) {
      at = At.END;
    }
  }

  private int gather(ByteBuf in, int count) {
    int allowed = (int) Math.min(count, limits.read() - body.length());
    body.take(in, allowed);
    if (allowed < count) {
      at = At.END;
    }
    return allowed;
  }

  private void next(At part) {
    at = part;
    line.clear();
  }

  private void end() {
    complete = true;
    at = At.END;
  }

  private void fail(String what) {
    wrong = what;
    at = At.END;
  }

  /// The other side closed. Where the close is the end of the body the answer is whole now.
  ///
  /// @param orderly by an end of file, not by a reset
  void closed(boolean orderly) {
    complete |= orderly && at == At.TO_CLOSE;
    at = At.END;
  }

  /// Status and header fields are there.
  boolean known() {
    return known;
  }

  /// All of it came, as its framing promised.
  boolean whole() {
    return complete;
  }

  /// The connection can carry another call. Some servers (Uvicorn is one) hang up after an error of
  /// their own without having said so: whoever came next would seem to be dropped.
  boolean reusable() {
    return complete && !closes && status < 500;
  }

  /// @return null where no whole header section came; [#wrong] says whether something was wrong
  Exchange.@Nullable Answer answer(boolean unpack) {
    if (!known) {
      return null;
    }
    String coding = Header.first(fields, "content-encoding").orElse("").toLowerCase(Locale.ROOT);
    boolean undo = unpack && Unpacked.knows(coding);
    return new Exchange.Answer(
        status, List.copyOf(fields), body.body(undo ? coding : ""), complete);
  }

  /// Why this is no HTTP; null where it is, as far as it came.
  @Nullable String wrong() {
    return wrong;
  }

  /// What had come when it ended, for a sentence.
  String reached() {
    return status > 0
        ? "the status line came, the header fields did not end"
        : "no status line came";
  }
}
