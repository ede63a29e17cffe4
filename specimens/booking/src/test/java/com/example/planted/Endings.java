package com.example.planted;

import static com.example.booking.Caller.slot;
import static com.example.booking.Caller.wish;

import com.example.booking.Caller;
import java.util.HashSet;
import java.util.Set;

/// Controls for parts that matter when the process ends.
final class Endings {

  /// These show only then, which no request brings about, or at the database alone: the tool's own
  /// matrix proves them.
  static final Set<String> UNSEEN = unseen();

  private static Set<String> unseen() {
    var all = new HashSet<>(DatabaseParts.NAMES);
    all.addAll(Set.of("drops-at-sigterm", "slow-stop"));
    all.addAll(Set.of("ready-while-cold", "slow-start", "sessions-in-memory", "ids-from-memory"));
    all.addAll(Set.of("column-required-at-once", "column-added"));
    all.addAll(Set.of("changed-before-durable", "deleted-comes-back", "total-counted-beside"));
    all.addAll(Set.of("key-kept-afterwards", "ids-refuse-old-time", "ids-outlast-time"));
    all.addAll(Set.of("query-per-slot", "two-fixed-queries", "words-quoted"));
    // A crowd shows them, and how large it must be depends on the machine.
    all.addAll(Set.of("no-admission", "overload-is-our-mistake", "refusal-without-date"));
    all.addAll(Set.of("work-grows-with-queue", "lock-polled", "waits-for-company", "sleeps-on-shared-pool"));
    all.addAll(Set.of("places-thirty-two", "refusal-429"));
    all.addAll(Set.of("uncompressed", "validator-ignored", "scan-per-read"));
    // They take minutes.
    all.addAll(Set.of("threads-left", "memory-kept", "connections-left"));
    all.addAll(Set.of("cache-fills", "cache-fills-slowly"));
    return Set.copyOf(all);
  }

  private Endings() {}

  /// A new slot can't be booked while it waits to be written; one may have been written just in time.
  static boolean bookedTooEarly(Caller caller) throws Exception {
    return !booked(caller) | !booked(caller) | !booked(caller);
  }

  private static boolean booked(Caller caller) throws Exception {
    long id =
        caller.send("admin", "POST", "/api/slots", slot()).json().get("id").longValue();
    return caller.send("alice", "POST", "/api/bookings", wish("slotId", id)).status() == 201;
  }
}
