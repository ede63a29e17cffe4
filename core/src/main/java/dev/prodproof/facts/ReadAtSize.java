package dev.prodproof.facts;

import dev.prodproof.facts.load.Distribution;
import java.util.List;

/// One reading, while there was so much behind it.
///
/// @param operation id
/// @param size how much there was
/// @param paging what is declared of its pages
/// @param asked the page size that was asked for; 0 where it was left to the service
/// @param shown what came
/// @param pace of the same reading again and again, one at a time
/// @param exchange id
public record ReadAtSize(
    String operation,
    Size size,
    Paging paging,
    long asked,
    Shown shown,
    Pace pace,
    long exchange)
    implements GrowthFact {

  /// @param kind what was made: id of the operation that makes one, or the recipe's command
  /// @param made by us so far
  /// @param own the reading is where that kind is listed; else it is just any
  public record Size(String kind, long made, boolean own) {}

  /// @param asked a page, an offset, a cursor or a size can be asked for
  /// @param usual items of an answer to whoever asks for nothing; 0 where it isn't declared
  /// @param most items of an answer at the most; 0 where it isn't declared
  public record Paging(boolean asked, long usual, long most) {}

  /// @param status 0 where no answer came
  /// @param items -1 where there is no list in it, or it is too long to be read
  /// @param bytes of the body
  /// @param total how many there are, as the answer itself says; -1 where it doesn't
  /// @param statements that the database was sent for it; -1 where nobody listened
  public record Shown(int status, int items, long bytes, long total, int statements) {
    public boolean good() {
      return status >= 200 && status < 300;
    }
  }

  /// @param latency empty where it wasn't taken
  /// @param others share of the machine that went to neither of us nor the target meanwhile, from 0
  ///     to 1; 0 where nobody knows
  public record Pace(Distribution latency, double others) {
    public static final Pace NONE = new Pace(Distribution.EMPTY, 0);
  }

  @Override
  public List<Long> about() {
    return List.of(exchange);
  }
}
