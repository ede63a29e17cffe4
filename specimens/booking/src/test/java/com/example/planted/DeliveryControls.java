package com.example.planted;

import static com.example.booking.Caller.slot;
import static com.example.booking.Caller.wish;

import com.example.booking.Caller;
import com.example.booking.Caller.Answer;
import com.example.booking.RunningService;
import com.example.booking.access.Secrets;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/// Parts around messages that come twice and writers that come at once.
final class DeliveryControls {

  private static final String BOOKINGS = "/api/bookings";
  private static final int MANY = 16;

  private DeliveryControls() {}

  static void add(Map<String, Controls.Control> all) {
    webhooks(all);
    keys(all);
    writers(all);
  }

  private static void webhooks(Map<String, Controls.Control> all) {
    all.put(
        "webhook-acts-again",
        c -> {
          long slot = slotWith(c, 3);
          String event = event("a" + UUID.randomUUID(), charge(c, slot));
          return sent(c, event, true) == sent(c, event, true) & booked(c, slot) != 3;
        });
    all.put(
        "webhook-looks-then-records",
        c -> {
          boolean again = false;
          for (int i = 0; i < 6 && !again; i++) {
            long slot = slotWith(c, 20);
            String event = event("b" + UUID.randomUUID(), charge(c, slot));
            atOnce(() -> answered(sent(c, event, true)));
            again = booked(c, slot) != 20;
          }
          return again;
        });
    all.put(
        "webhook-duplicate-refused",
        c -> {
          String event = event("c" + UUID.randomUUID(), charge(c, slotWith(c, 0)));
          return sent(c, event, true) == 204 & sent(c, event, true) == 400;
        });
    all.put(
        "webhook-id-used-again",
        c -> {
          long slot = slotWith(c, 0);
          String id = "d" + UUID.randomUUID();
          sent(c, event(id, charge(c, slot)), true);
          sent(c, event(id, charge(c, slot)), true);
          return booked(c, slot) == 0;
        });
    Controls.Control believed = c -> sent(c, event("e" + UUID.randomUUID(), "ch_1"), false) == 204;
    all.put("webhook-unsigned", believed);
    all.put("webhook-signature-optional", believed);
    all.put(
        "webhook-acts-later",
        c -> {
          long slot = slotWith(c, 0);
          sent(c, event("f" + UUID.randomUUID(), charge(c, slot)), true);
          return booked(c, slot) == 1;
        });
  }

  private static void keys(Map<String, Controls.Control> all) {
    all.put("key-ignored", c -> !id(keyed(c, "alice", "k1", wish())).equals(id(keyed(c, "alice", "k1", wish()))));
    all.put(
        "key-in-memory",
        c -> {
          logIn(c);
          var answers = atOnce(() -> keyed(c, "alice", "k2", wish()));
          return answers.stream().filter(a -> a.status() == 201).map(DeliveryControls::id).distinct().count() > 1;
        });
    all.put(
        "key-for-any-request",
        c -> {
          keyed(c, "alice", "k3", wish());
          return keyed(c, "alice", "k3", wish("people", 2)).status() == 201;
        });
    all.put(
        "key-of-anybody",
        c -> id(keyed(c, "alice", "k4", wish())).equals(id(keyed(c, "bob", "k4", wish()))));
    all.put(
        "key-waits",
        c -> {
          logIn(c);
          return atOnce(() -> keyed(c, "alice", "k5", wish())).stream()
              .allMatch(a -> a.status() == 201);
        });
  }

  private static void writers(Map<String, Controls.Control> all) {
    all.put("if-match-ignored", c -> stale(c) == 200 & !tag(c).isEmpty());
    all.put("stale-409", c -> stale(c) == 409);
    all.put("last-write-wins", c -> tag(c).isEmpty());
    all.put(
        "booked-by-reckoning",
        c -> {
          long slot = slotWith(c, 0);
          logIn(c);
          var answers = atOnce(() -> c.send("alice", "POST", BOOKINGS, wish("slotId", slot)));
          return answers.stream().filter(a -> a.status() == 201).count() != booked(c, slot);
        });
    all.put(
        "patch-writes-all",
        c -> {
          boolean lost = false;
          for (int i = 0; i < 20 && !lost; i++) {
            String path = "/api/slots/" + slotWith(c, 0);
            int minutes = 40 + i;
            List<Callable<Answer>> both =
                List.of(
                    () -> c.send("admin", "PATCH", path, Map.of("minutes", minutes)),
                    () -> c.send("admin", "PATCH", path, Map.of("title", "Other")));
            all(both);
            String now = c.get("", path).body();
            lost = !now.contains("\"minutes\":" + minutes) | !now.contains("Other");
          }
          return lost;
        });
  }

  /// Before many do it at once.
  private static void logIn(Caller c) throws Exception {
    c.get("alice", BOOKINGS);
  }

  private static int stale(Caller c) throws Exception {
    String path = "/api/slots/" + slotWith(c, 0);
    String tag = c.get("", path).header("ETag");
    c.send("admin", "PATCH", path, Map.of("minutes", 45));
    return c.send(
            c.request("admin", path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag.isEmpty() ? "\"none\"" : tag)
                .method("PATCH", BodyPublishers.ofString("{\"minutes\":50}")))
        .status();
  }

  private static String tag(Caller c) throws Exception {
    return c.get("", "/api/slots/1").header("ETag");
  }

  private static Answer keyed(Caller c, String who, String key, Map<String, Object> wish)
      throws Exception {
    String body = JsonMapper.builder().build().writeValueAsString(wish);
    return c.send(
        c.request(who, BOOKINGS)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String id(Answer answer) {
    return answer.json().path("id").asString(answer.body());
  }

  private static long slotWith(Caller c, int bookings) throws Exception {
    long slot = c.send("admin", "POST", "/api/slots", slot()).json().get("id").longValue();
    for (int i = 0; i < bookings; i++) {
      charge(c, slot);
    }
    return slot;
  }

  private static String charge(Caller c, long slot) throws Exception {
    return c.send("alice", "POST", BOOKINGS, wish("slotId", slot)).json().get("chargeId").stringValue();
  }

  private static int booked(Caller c, long slot) throws Exception {
    return c.get("", "/api/slots/" + slot).json().get("booked").intValue();
  }

  private static String event(String id, String charge) {
    return "{\"id\":\"%s\",\"type\":\"payment.refunded\",\"chargeId\":\"%s\"}".formatted(id, charge);
  }

  private static int sent(Caller c, String event, boolean signed) throws Exception {
    byte[] secret = RunningService.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8);
    byte[] digest = Secrets.hmac(secret, "HmacSHA256", event.getBytes(StandardCharsets.UTF_8));
    var request = c.request("", "/webhooks/payment").header("Content-Type", "application/json");
    return c.send(
            (signed ? request.header("X-Signature", HexFormat.of().formatHex(digest)) : request)
                .POST(BodyPublishers.ofString(event)))
        .status();
  }

  private static Answer answered(int status) {
    return new Answer(status, HttpHeaders.of(Map.of(), (_, _) -> true), "");
  }

  private static List<Answer> atOnce(Callable<Answer> message) throws Exception {
    return all(Collections.nCopies(MANY, message));
  }

  private static List<Answer> all(List<Callable<Answer>> messages) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Answer>();
      for (Future<Answer> one : threads.invokeAll(messages)) {
        answers.add(one.get());
      }
      return answers;
    }
  }
}
