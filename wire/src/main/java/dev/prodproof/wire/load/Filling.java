package dev.prodproof.wire.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A template as bytes, whose slots are filled for the request's number without making garbage.
final class Filling {
  /// A stretch of it.
  sealed interface Piece {
    record Fixed(byte[] bytes) implements Piece {}

    record AnyOf(byte[][] values, long seed) implements Piece {}

    record InTurn(byte[][] values) implements Piece {}

    record Count(long first) implements Piece {}

    record Trace(long seed) implements Piece {}

    /// In decimal digits.
    record Length(Filling of) implements Piece {}
  }

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int TRACE_LENGTH = 55;

  private final Piece[] pieces;

  private Filling(List<Piece> pieces) {
    this.pieces = pieces.toArray(Piece[]::new);
  }

  /// How many bytes the other one has, as text.
  static Filling lengthOf(Filling other) {
    return new Filling(List.of(new Piece.Length(other)));
  }

  boolean fixed() {
    return pieces.length == 0 || (pieces.length == 1 && pieces[0] instanceof Piece.Fixed);
  }

  /// In bytes.
  int length(long k) {
    int sum = 0;
    for (Piece each : pieces) {
      sum +=
          switch (each) {
            case Piece.Fixed(byte[] bytes) -> bytes.length;
            case Piece.AnyOf any -> chosen(any, k).length;
            case Piece.InTurn(byte[][] values) -> values[(int) (k % values.length)].length;
            case Piece.Count(long first) -> digits(first + k);
            case Piece.Trace _ -> TRACE_LENGTH;
            case Piece.Length(Filling of) -> digits(of.length(k));
          };
    }
    return sum;
  }

  void write(long k, ByteBuf to) {
    for (Piece each : pieces) {
      switch (each) {
        case Piece.Fixed(byte[] bytes) -> to.writeBytes(bytes);
        case Piece.AnyOf any -> to.writeBytes(chosen(any, k));
        case Piece.InTurn(byte[][] values) -> to.writeBytes(values[(int) (k % values.length)]);
        case Piece.Count(long first) -> RequestBytes.digits(first + k, to);
        case Piece.Trace(long seed) -> trace(seed, k, to);
        case Piece.Length(Filling of) -> RequestBytes.digits(of.length(k), to);
      }
    }
  }

  private static byte[] chosen(Piece.AnyOf any, long k) {
    return any.values[Lots.below(any.values.length, any.seed, k)];
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private static void trace(long seed, long k, ByteBuf to) {
    to.writeShort('0' << 8 | '0').writeByte('-');
    hex(Lots.draw(seed, -1), to);
    hex(Lots.draw(seed, k), to);
    to.writeByte('-');
    // A span id of zeros is invalid.
    hex(Lots.draw(~seed, k) | 1, to);
    to.writeByte('-').writeShort('0' << 8 | '1');
  }

  private static void hex(long bits, ByteBuf to) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      to.writeByte(HEX[(int) (bits >>> shift) & 15]);
    }
  }

  /// Gathers pieces; neighbouring fixed ones become one.
  static final class Builder {
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final long seed;

    Builder(long seed) {
      this.seed = seed;
    }

    Builder add(String more) {
      text.append(more);
      return this;
    }

    Builder add(Template template) {
      for (Template.Part part : template.parts()) {
        switch (part) {
          case Template.Part.Text(String more) -> text.append(more);
          case Template.Part.Filled(Slot slot) -> {
            flush();
            pieces.add(piece(slot));
          }
        }
      }
      return this;
    }

    // Slots of one request draw apart from each other.
    private Piece piece(Slot slot) {
      return switch (slot) {
        case Slot.AnyOf(List<String> values) ->
            new Piece.AnyOf(bytes(values), Lots.draw(seed, pieces.size()));
        case Slot.InTurn(List<String> values) -> new Piece.InTurn(bytes(values));
        case Slot.Count(long first) -> new Piece.Count(first);
        case Slot.TraceParent() -> new Piece.Trace(seed);
      };
    }

    private static byte[][] bytes(List<String> values) {
      return values.stream()
          .map(each -> each.getBytes(StandardCharsets.UTF_8))
          .toArray(byte[][]::new);
    }

    private void flush() {
      if (!text.isEmpty()) {
        pieces.add(new Piece.Fixed(text.toString().getBytes(StandardCharsets.UTF_8)));
        text.setLength(0);
      }
    }

    Filling build() {
      flush();
      return new Filling(pieces);
    }
  }
}
