package com.example.library;

import com.example.library.http.Fields;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Things of one kind by their ids, the newest first.
public final class Shelf<T> {
  private final ConcurrentSkipListMap<Long, T> things = new ConcurrentSkipListMap<>();
  private final AtomicLong last = new AtomicLong();

  /// @param total how many there are on all pages
  public record Page(List<?> items, long page, long size, long total) {}

  public Optional<T> find(long id) {
    return Optional.ofNullable(things.get(id));
  }

  public T add(LongFunction<T> made) {
    long id = last.incrementAndGet();
    T thing = made.apply(id);
    things.put(id, thing);
    return thing;
  }

  public Optional<T> replace(long id, UnaryOperator<T> changed) {
    return Optional.ofNullable(things.computeIfPresent(id, (_, before) -> changed.apply(before)));
  }

  public boolean remove(long id) {
    return things.remove(id) != null;
  }

  public Stream<T> all() {
    return things.descendingMap().values().stream();
  }

  public Page page(Fields query, Predicate<T> wanted, Function<T, ?> view) {
    long page = query.has("page") ? query.integer("page", 1, 100_000) : 1;
    long size = query.has("size") ? query.integer("size", 1, 100) : 20;
    query.check();
    List<T> found = all().filter(wanted).toList();
    List<?> items = found.stream().skip((page - 1) * size).limit(size).map(view).toList();
    return new Page(items, page, size, found.size());
  }
}
