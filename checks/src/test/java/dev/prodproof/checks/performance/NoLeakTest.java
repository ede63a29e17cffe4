package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Uptime;
import dev.prodproof.facts.Uptime.Grown;
import dev.prodproof.facts.Uptime.Series;
import dev.prodproof.facts.Uptime.What;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NoLeakTest {
  private static final double MEGA = 1 << 20;

  private final NoLeak check = new NoLeak();

  @Test
  void passes_a_service_that_stays_as_it_is() {
    Judged.by(
            check,
            idle(What.THREADS, _ -> 30),
            busy(
                series(What.THREADS, i -> 30 + i % 3),
                series(What.DESCRIPTORS, i -> 100 + i % 7),
                series(What.HEAP, i -> (80 + i % 5) * MEGA)))
        .passes()
        .counting("seconds", 600)
        .counting("requests", 60_000)
        .counting("figures followed", 3);
  }

  @Test
  void passes_a_cache_that_fills_and_a_process_that_keeps_what_was_freed() {
    Judged.by(
            check,
            busy(
                series(What.HEAP, i -> (80 + Math.min(i, 50) * 2) * MEGA),
                series(What.RESIDENT, i -> (400 + i * 2) * MEGA)))
        .passes();
  }

  @Test
  void fails_what_grows_and_never_stops() {
    Judged.by(check, busy(series(What.THREADS, i -> 30 + i)))
        .fails(Severity.MAJOR, "under load", "in 10 minutes threads grow from about", "threads are left running");
    Judged.by(check, busy(series(What.HEAP, i -> (80 + i) * MEGA)))
        .fails(Severity.MAJOR, "the heap that collections leave, in MB, grows from about", "memory is kept");
    Judged.by(check, busy(series(What.DESCRIPTORS, i -> 100 + i))).fails(Severity.MAJOR, "left open");
    Judged.by(check, busy(series(What.CONNECTIONS, i -> 10 + i / 6)))
        .fails(Severity.MAJOR, "connections to the database are left open");
    Judged.by(check, busy(series(What.LATENCY, i -> 10 + i)))
        .fails(Severity.MAJOR, "answers get slower with uptime");
  }

  @Test
  void fails_a_heap_that_keeps_more_each_time_and_names_what() {
    Uptime keeping =
        new Uptime(
            true,
            100,
            600,
            List.of(collected(i -> (80 + 4 * i) * MEGA)),
            List.of(),
            List.of(new Grown("byte[]", 6_000, 96 << 20), new Grown("shop.Item", 6_000, 1 << 20)));
    Judged.by(check, keeping)
        .fails(
            Severity.MAJOR,
            "the heap that collections leave, in MB, grows from about 8",
            "most of it: 6,000 more byte[] (96 MB), 6,000 more shop.Item (1 MB)",
            "memory is kept");
  }

  @Test
  void passes_a_heap_that_keeps_no_more_however_large_the_process_gets() {
    Judged.by(
            check,
            busy(
                collected(i -> (80 + i % 3) * MEGA),
                series(What.RESIDENT, i -> (400 + i * 2) * MEGA)))
        .passes();
    Judged.by(check, busy(collected(i -> (80 + 10 * Math.min(i, 9)) * MEGA))).passes();
  }

  @Test
  void tells_connections_that_are_left_open_once_though_each_is_a_socket() {
    Judged.by(
            check,
            busy(series(What.CONNECTIONS, i -> 10 + i / 2), series(What.DESCRIPTORS, i -> 100 + i / 2)))
        .findsCauses("connections to the database are left open");
    Judged.by(
            check,
            busy(series(What.CONNECTIONS, i -> 10 + i / 2), series(What.DESCRIPTORS, i -> 100 + i)))
        .findsCauses("connections to the database are left open", "files or sockets are left open");
  }

  @Test
  void cannot_tell_why_something_grows_as_much_without_requests() {
    Judged.by(
            check,
            idle(What.DESCRIPTORS, i -> 100 + i),
            busy(series(What.DESCRIPTORS, i -> 100 + i), series(What.THREADS, _ -> 30)))
        .cannotTell()
        .saying("open files and sockets grow from about", "when nobody asked for anything");
  }

  @Test
  void cannot_tell_from_a_heap_that_was_never_collected() {
    Judged.by(
            check,
            busy(
                series(What.HEAP, _ -> 47 * MEGA),
                series(What.RESIDENT, i -> (400 + i * 2) * MEGA),
                series(What.THREADS, _ -> 30)))
        .cannotTell()
        .saying("the memory of its process grew");
  }

  @Test
  void cannot_tell_from_a_heap_that_was_looked_at_too_seldom() {
    Series grows = series(What.RESIDENT, i -> (400 + i * 2) * MEGA);
    Judged.by(check, busy(new Series(What.KEPT, 25, List.of(80 * MEGA, 90 * MEGA)), grows, series(What.THREADS, _ -> 30)))
        .cannotTell()
        .saying("the memory of its process grew");
    Judged.by(check, busy(series(What.HEAP, 12, i -> (80 + i) * MEGA), grows, series(What.THREADS, _ -> 30)))
        .cannotTell()
        .saying("the memory of its process grew");
  }

  @Test
  void cannot_tell_in_less_than_ten_minutes() {
    var shorter =
        new Uptime(true, 100, 45, List.of(series(What.THREADS, i -> 30 + i)), List.of());
    Judged.by(check, shorter).cannotTell().saying("45 s of load are too few", "--budget default");
  }

  @Test
  void cannot_tell_from_the_size_of_the_process_alone() {
    Judged.by(
            check,
            busy(series(What.RESIDENT, i -> (400 + i * 2) * MEGA), series(What.THREADS, _ -> 30)))
        .cannotTell()
        .saying("the memory of its process grew, in MB, from about 4");
  }

  @Test
  void cannot_tell_without_load_or_figures() {
    Judged.by(check).cannotTell();
    Judged.by(check, idle(What.THREADS, _ -> 30)).cannotTell();
    Judged.by(check, busy(new Series(What.THREADS, 5, List.of(1.0, 2.0)))).cannotTell();
  }

  private static Uptime busy(Series... series) {
    return new Uptime(true, 100, 600, List.of(series), List.of());
  }

  private static Uptime idle(What what, IntToDoubleFunction value) {
    return new Uptime(false, 0, 60, List.of(series(what, 12, value)), List.of());
  }

  private static Series collected(IntToDoubleFunction value) {
    List<Double> bytes = IntStream.range(0, 24).mapToObj(value::applyAsDouble).toList();
    return new Series(What.KEPT, 25, bytes);
  }

  private static Series series(What what, IntToDoubleFunction value) {
    return series(what, 120, value);
  }

  private static Series series(What what, int count, IntToDoubleFunction value) {
    return new Series(what, 5, IntStream.range(0, count).mapToObj(value::applyAsDouble).toList());
  }
}
