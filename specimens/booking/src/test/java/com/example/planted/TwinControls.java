package com.example.planted;

import static com.example.booking.Caller.profile;
import static com.example.booking.Caller.slot;
import static com.example.booking.Caller.wish;

import com.example.booking.Caller.Answer;
import java.util.Map;

/// Parts that look like a defect and aren't.
final class TwinControls {

  private static final String SLOTS = "/api/slots";
  private static final String ME = "/api/customers/me";
  private static final String BOOKINGS = "/api/bookings";
  private static final String EMOJI = "\uD83D\uDE80";

  private TwinControls() {}

  static void add(Map<String, Controls.Control> all) {
    all.put("pages-of-hundred", c -> c.get("", SLOTS).json().get("size").intValue() == 100);
    all.put("steady-but-slow", c -> Controls.millis(c, SLOTS + "/1") >= 125 && Controls.millis(c, SLOTS) < 125);
    all.put("status-203", c -> Controls.put(c, ME, profile()) == 203);
    all.put("title-trimmed", c -> Controls.stored(c, " a ").equals("a"));
    all.put("title-composed", c -> Controls.stored(c, "e\u0301").equals("\u00E9"));
    all.put("invisible-dropped", c -> Controls.stored(c, "a\u200Bb").equals("ab"));
    all.put(
        "email-lower-case",
        c -> c.send("alice", "PUT", ME, profile()).body().contains("ann@example.com"));
    all.put("gone-for-deleted", c -> Controls.afterDelete(c, SLOTS + "/").status() == 410);
    all.put("view-counter", c -> c.get("", SLOTS + "/1").json().has("views"));
    all.put("last-seen", c -> c.get("alice", ME).json().has("lastSeen"));
    all.put(
        "echoes-input",
        c -> c.send("alice", "POST", BOOKINGS, wish("postcode", EMOJI)).body().contains(EMOJI));
    all.put("hides-methods", c -> c.send("admin", "DELETE", SLOTS).status() == 404);
    all.put("mentions-exceptions", c -> c.get("", SLOTS).body().contains("NullPointer"));
    all.put("maintenance-503", c -> c.get("alice", "/api/reports").status() == 503);
    all.put("number-or-text", c -> Controls.post(c, SLOTS, slot("capacity", "7")) == 201);
    all.put(
        "accepted-202",
        c -> {
          Answer taken = c.send("admin", "POST", SLOTS, slot());
          return taken.status() == 202 & c.get("", taken.header("Location")).status() == 404;
        });
    all.put(
        "delete-always-204", c -> c.send("admin", "DELETE", SLOTS + "/999").status() == 204);
    all.put(
        "random-order",
        c -> {
          String first = c.get("", SLOTS).body();
          boolean differs = false;
          for (int i = 0; i < 20; i++) {
            differs |= !c.get("", SLOTS).body().equals(first);
          }
          return differs;
        });
    all.put("etag-changes", c -> !c.get("", SLOTS).header("ETag").isEmpty());
    all.put("request-id", c -> !c.get("", SLOTS).header("X-Request-Id").isEmpty());
    all.put("fields-sorted", c -> c.get("", SLOTS + "/1").body().startsWith("{\"booked\""));
    all.put("edition-on-page", c -> c.get("", "/").body().contains("edition 2.3.1"));
  }
}
