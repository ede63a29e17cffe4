package dev.prodproof.checks.performance;

import dev.prodproof.facts.ReadAtSize;
import java.util.Comparator;
import java.util.List;

/// What becomes of a list as there is more and more to be listed.
sealed interface ListGrowth {
  /// Pages of so many exist; more at once are no page.
  int LARGEST_PAGE = 1_000;

  /// Of what was made, so much shows: filters may hide a part.
  double SHOWS = 0.4;

  /// Of what was made; a list that goes on growing by less may do so by itself.
  double STOPPED = 0.05;

  /// Of items that are as many as before.
  double LONGER = 1.5;

  /// It got longer by what was made, and shows more than any page.
  ///
  /// @param made between the two
  /// @param more items
  record Holds(ReadAtSize before, ReadAtSize last, long made, long more) implements ListGrowth {}

  /// It didn't get longer any more.
  record Stops(ReadAtSize last) implements ListGrowth {}

  record Unclear(String because) implements ListGrowth {}

  /// None, or one of something else.
  record NoList() implements ListGrowth {}

  static ListGrowth of(List<ReadAtSize> readings) {
    List<ReadAtSize> good =
        readings.stream()
            .filter(read -> read.shown().good() && read.shown().items() >= 0)
            .sorted(Comparator.comparingLong(read -> read.size().made()))
            .toList();
    if (good.size() < 2) {
      return new NoList();
    }
    ReadAtSize last = good.getLast();
    ReadAtSize before = good.get(good.size() - 2);
    long made = last.size().made() - before.size().made();
    long more = (long) last.shown().items() - before.shown().items();
    if (made <= 0) {
      return new NoList();
    }
    if (more >= SHOWS * made) {
      return holds(new Holds(before, last, made, more));
    }
    if (more <= STOPPED * made && concerned(good)) {
      return stops(before, last);
    }
    return !last.size().own() && more <= 0
        ? new NoList()
        : new Unclear(
            "%s shows %d things after %,d were made, and nobody knows whether it is about them"
                .formatted(last.operation(), last.shown().items(), last.size().made()));
  }

  private static ListGrowth holds(Holds seen) {
    ReadAtSize last = seen.last();
    long declared = Math.max(last.paging().usual(), last.paging().most());
    if (last.shown().items() <= LARGEST_PAGE || last.shown().items() <= declared) {
      return new Unclear(
          "%s still shows all %d, which may be less than a page"
              .formatted(last.operation(), last.shown().items()));
    }
    return seen;
  }

  private static ListGrowth stops(ReadAtSize before, ReadAtSize last) {
    return last.shown().bytes() > LONGER * before.shown().bytes()
        ? new Unclear(
            "%s shows as many things as before in %,d bytes in place of %,d"
                .formatted(last.operation(), last.shown().bytes(), before.shown().bytes()))
        : new Stops(last);
  }

  /// What we made belongs into the list: it grew with it at first, counts it, or is where its kind
  /// is listed, page by page. One that grows by a thing now and then, as totals do, is about
  /// something else.
  private static boolean concerned(List<ReadAtSize> good) {
    ReadAtSize first = good.getFirst();
    ReadAtSize last = good.getLast();
    boolean page = last.shown().items() > 0 && last.size().made() > last.shown().items();
    boolean grew = grewWithThem(good);
    boolean counts =
        last.shown().total() - first.shown().total()
            >= SHOWS * (last.size().made() - first.size().made());
    return page && (counts || grew || (last.size().own() && last.paging().asked()));
  }

  /// By much of what was made, or up to a page as people choose them.
  private static boolean grewWithThem(List<ReadAtSize> good) {
    int last = good.getLast().shown().items();
    boolean round = last >= 10 && last % 5 == 0;
    for (int i = 1; i < good.size(); i++) {
      ReadAtSize before = good.get(i - 1);
      ReadAtSize after = good.get(i);
      int more = after.shown().items() - before.shown().items();
      if (more > 0 && (round || more >= SHOWS * (after.size().made() - before.size().made()))) {
        return true;
      }
    }
    return false;
  }

  /// Asked for a page that the description allows, it gave far more, as much as there is.
  static boolean ignoresSize(ReadAtSize wide) {
    return wide.shown().good()
        && wide.paging().most() > 0
        && wide.asked() <= wide.paging().most()
        && wide.shown().items() > LONGER * wide.asked()
        && wide.shown().items() >= SHOWS * wide.size().made();
  }

  /// Asked for more than there is, it gave all.
  static boolean gaveAll(ReadAtSize wide) {
    return wide.shown().good()
        && wide.shown().items() > LARGEST_PAGE
        && wide.shown().items() >= SHOWS * wide.size().made()
        && wide.paging().most() == 0;
  }
}
