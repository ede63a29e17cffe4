package com.example.booking.edge;

import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Pages of a list; both numbers have a limit, so that their product does not overflow.
@Component
public class Paging {

  private static final int LAST_PAGE = 100_000;
  private static final int LARGEST = 100;
  private static final int USUAL = 20;

  /// @param number from 1; @param offset how many items stand on the pages before
  public record Page(int number, int size, long offset) {}

  /// @param total how many there are on all pages
  public record Slice<T>(List<T> items, int page, int size, long total) {

    public <U> Slice<U> map(Function<T, U> view) {
      return new Slice<>(items.stream().map(view).toList(), page, size, total);
    }
  }

  public Page read(Fields query) {
    int number = query.has("page") ? (int) query.integer("page", 1, LAST_PAGE) : 1;
    int size = query.has("size") ? (int) query.integer("size", 1, LARGEST) : USUAL;
    return page(number, size);
  }

  public static Page page(int number, int size) {
    return new Page(number, size, (number - 1L) * size);
  }
}
