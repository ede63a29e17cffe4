package com.example.planted;

import static com.example.booking.Caller.profile;
import static com.example.booking.Caller.slot;
import static com.example.booking.Caller.wish;

import com.example.booking.Caller;
import com.example.booking.Caller.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// For each planted part a few requests that show it: true with the part, false without.
final class Controls {

  /// Whether the part shows.
  interface Control {

    boolean shows(Caller caller) throws Exception;
  }

  private static final String SLOTS = "/api/slots";
  private static final String ME = "/api/customers/me";
  private static final String BOOKINGS = "/api/bookings";
  private static final JsonNode NULL = NullNode.getInstance();
  private static final String EMOJI = "\uD83D\uDE80";

  private Controls() {}

  static Map<String, Control> all() {
    Map<String, Control> controls = new TreeMap<>();
    crashes(controls);
    refusals(controls);
    unicode(controls);
    resources(controls);
    answers(controls);
    browsers(controls);
    TwinControls.add(controls);
    PaymentControls.add(controls);
    DeliveryControls.add(controls);
    return controls;
  }

  static long millis(Caller caller, String path) throws Exception {
    long begin = System.nanoTime();
    caller.get("", path);
    return (System.nanoTime() - begin) / 1_000_000;
  }

  private static void crashes(Map<String, Control> all) {
    all.put("null-name-crash", c -> put(c, ME, profile("displayName", NULL)) == 500);
    all.put("emoji-postcode-crash", c -> post(c, BOOKINGS, wish("postcode", EMOJI)) == 500);
    all.put("nul-reaches-database", c -> post(c, SLOTS, slot("title", "a\0b")) == 500);
    all.put("search-concatenated", c -> c.get("", SLOTS + "?q=%27").status() == 500);
    all.put("page-overflow", c -> c.get("", SLOTS + "?page=30000000&size=100").status() == 500);
    all.put(
        "unique-title-crash",
        c -> post(c, SLOTS, slot()) == 201 & post(c, SLOTS, slot()) == 500);
    all.put("narrow-column-crash", c -> post(c, BOOKINGS, wish("notes", "x".repeat(60))) == 500);
    all.put(
        "answer-breaks-off",
        c -> {
          String path = SLOTS + "/" + id(c, slot("description", ""));
          try {
            return c.get("", path).status() == 500;
          } catch (java.io.IOException brokenOff) {
            return true;
          }
        });
    all.put(
        "second-delete-crash",
        c -> {
          String path = SLOTS + "/" + id(c, slot());
          return c.send("admin", "DELETE", path).status() == 204
              & c.send("admin", "DELETE", path).status() == 500;
        });
    all.put("broken-json-crash", c -> post(c, SLOTS, "{\"a\":") == 500);
    all.put("empty-body-crash", c -> post(c, SLOTS, "") == 500);
    all.put("nesting-crash", c -> post(c, SLOTS, "[".repeat(50_000) + "]".repeat(50_000)) == 500);
    all.put(
        "media-type-crash", c -> c.form("/api/login", "a=b", Map.of("user", "x")).status() == 500);
    all.put("method-crash", c -> c.send("admin", "DELETE", SLOTS).status() == 500);
  }

  private static void refusals(Map<String, Control> all) {
    all.put("capacity-unbounded", c -> post(c, SLOTS, slot("capacity", 100_001)) == 201);
    all.put("any-kind", c -> post(c, SLOTS, slot("kind", "party")) == 201);
    all.put(
        "language-guessed",
        c -> {
          Map<String, Object> body = profile();
          body.remove("language");
          return put(c, ME, body) == 200;
        });
    all.put("flag-coerced", c -> put(c, ME, profile("newsletter", "banana")) == 200);
    all.put("extra-fields-taken", c -> post(c, SLOTS, slot("surprise", 1)) == 201);
    all.put("apostrophe-refused", c -> post(c, BOOKINGS, wish("name", "O'Brien")) == 400);
    all.put("length-in-units", c -> post(c, SLOTS, slot("title", EMOJI.repeat(50))) == 400);
    all.put(
        "truncated-body-taken",
        c -> {
          String path = SLOTS + "/" + id(c, slot());
          return c.send("admin", "PATCH", path, "{\"minutes\":40,\"title\":\"ab").status() == 200;
        });
    all.put(
        "refused-put-changes",
        c -> {
          String path = SLOTS + "/" + id(c, slot());
          int status = c.send("admin", "PUT", path, slot("title", "New", "minutes", 0)).status();
          return status == 400 & c.get("", path).body().contains("New");
        });
    all.put(
        "reads-everything",
        c -> c.send("", "POST", "/api/login", "{" + " ".repeat(1_500_000)).status() != 413);
  }

  private static void unicode(Map<String, Control> all) {
    all.put("title-in-latin1", c -> !stored(c, "\u0416").equals("\u0416"));
    all.put(
        "name-cut",
        c ->
            !c.send("alice", "PUT", ME, profile("displayName", "Bartholomew-Ann"))
                .body()
                .contains("Bartholomew-Ann"));
    all.put(
        "surrogates-split",
        c -> c.send("alice", "POST", BOOKINGS, wish("notes", EMOJI)).body().contains("\uFFFD"));
    all.put("form-in-latin1", c -> !receipt(c, "Zo\u00EB").contains("Zo\u00EB"));
  }

  private static void resources(Map<String, Control> all) {
    Control sample = c -> c.get("", SLOTS + "?q=Sample").body().contains("open evening");
    all.put("samples-at-each-start", sample);
    all.put("samples-once", sample);
    all.put("fake-delete", c -> afterDelete(c, SLOTS + "/").status() == 200);
    all.put("cache-outlives-delete", c -> afterDelete(c, SLOTS + "/").status() == 200);
    all.put(
        "deleted-still-listed",
        c -> {
          long id = id(c, slot());
          c.send("admin", "DELETE", SLOTS + "/" + id);
          return c.get("", SLOTS).body().contains("\"id\":" + id + ",");
        });
    all.put(
        "location-leads-nowhere",
        c -> c.get("", c.send("admin", "POST", SLOTS, slot()).header("Location")).status() != 200);
    all.put(
        "created-then-rolled-back", c -> c.get("", SLOTS + "/" + id(c, slot())).status() == 404);
    Control unlisted =
        c -> {
          c.get("", SLOTS);
          return !c.get("", SLOTS).body().contains("\"id\":" + id(c, slot()) + ",")
              & !c.get("", SLOTS).body().contains("Juggling");
        };
    all.put("list-remembered", unlisted);
    all.put("first-page-skipped", unlisted);
    all.put(
        "read-marks-slot",
        c -> {
          long id = id(c, slot());
          c.get("", SLOTS + "/" + id);
          return c.get("", SLOTS).body().contains("viewed");
        });
    all.put(
        "get-cancels",
        c -> {
          String path = BOOKINGS + "/" + c.send("alice", "POST", BOOKINGS, wish()).json().get("id").stringValue();
          c.get("alice", path + "/cancellation");
          return c.get("alice", path).body().contains("cancelled");
        });
    all.put(
        "put-appends",
        c -> {
          String path = SLOTS + "/" + id(c, slot());
          String once = c.send("admin", "PUT", path, slot()).body();
          return !once.equals(c.send("admin", "PUT", path, slot()).body());
        });
    all.put(
        "put-toggles",
        c -> {
          String once = c.send("alice", "PUT", ME, profile("newsletter", true)).body();
          return !once.equals(c.send("alice", "PUT", ME, profile("newsletter", true)).body());
        });
    all.put(
        "put-merges",
        c -> c.send("admin", "PUT", SLOTS + "/" + id(c, slot()), Map.of()).status() == 200);
  }

  private static void answers(Map<String, Control> all) {
    all.put("any-method", c -> c.get("", "/api/login").status() == 200);
    all.put(
        "no-allow", c -> c.send("admin", "DELETE", SLOTS).header("Allow").isEmpty());
    all.put("bare-400", c -> c.get("", SLOTS + "/x").body().isEmpty());
    all.put("three-shapes", c -> !c.get("", ME).body().contains("\"title\""));
    all.put("stack-in-answer", c -> c.send("admin", "DELETE", SLOTS).body().contains("at org."));
    all.put("sql-shows-through", c -> c.get("", SLOTS + "?page=-1").body().contains("select"));
    all.put(
        "parser-shows-through",
        c -> c.send("admin", "POST", SLOTS, "{\"a\":").body().contains("JsonParser"));
    all.put(
        "server-error-page",
        c -> c.raw("GET /%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").contains("Tomcat"));
    all.put(
        "description-bare", c -> !c.get("", "/openapi.json").body().contains("operationId"));
    all.put(
        "description-invalid",
        c -> c.get("", "/openapi.json").json().at("/components/schemas/SlotDraft").isMissingNode());
    all.put("operation-missing", c -> c.get("", "/openapi.json").body().contains("popularSlots"));
    all.put("created-with-200", c -> post(c, SLOTS, slot()) == 200);
    all.put("price-as-text", c -> c.get("", SLOTS + "/1").json().get("pricePence").isString());
    all.put("undeclared-media-type", c -> c.get("alice", ME).header("Content-Type").contains("vnd"));
    all.put("few-workers", SlowSenders::holdUpOthers);
    all.put("list-unbounded", c -> moreThanAPage(c) && c.get("", SLOTS).json().get("items").size() > 20);
    all.put("slot-slow", c -> millis(c, SLOTS + "/1") >= 900);
    all.put("acknowledged-before-durable", Endings::bookedTooEarly);
  }

  private static void browsers(Map<String, Control> all) {
    all.put(
        "no-browser-headers",
        c -> c.get("", "/book").header("Content-Security-Policy").isEmpty());
    all.put(
        "private-answers-cached", c -> c.get("alice", ME).header("Cache-Control").isEmpty());
    all.put("server-banner", c -> c.get("", "/").header("Server").contains("11.0"));
    all.put("powered-by", c -> c.get("", "/").header("X-Powered-By").contains("4.1"));
    all.put("cookie-readable", c -> !sessionCookie(c).contains("HttpOnly"));
    all.put("cookie-cross-site", c -> sessionCookie(c).contains("SameSite=None"));
  }

  static int post(Caller c, String path, Object body) throws Exception {
    return c.send(path.equals(SLOTS) ? "admin" : "alice", "POST", path, body).status();
  }

  private static boolean moreThanAPage(Caller c) throws Exception {
    boolean all = true;
    for (int i = 0; i < 25; i++) {
      all &= post(c, SLOTS, slot()) == 201;
    }
    return all;
  }

  static int put(Caller c, String path, Object body) throws Exception {
    return c.send("alice", "PUT", path, body).status();
  }

  private static long id(Caller c, Map<String, Object> slot) throws Exception {
    return c.send("admin", "POST", SLOTS, slot).json().get("id").longValue();
  }

  static String stored(Caller c, String title) throws Exception {
    String path = SLOTS + "/" + id(c, slot("title", title));
    return c.get("", path).json().get("title").stringValue();
  }

  static Answer afterDelete(Caller c, String slots) throws Exception {
    String path = slots + id(c, slot());
    c.send("admin", "DELETE", path);
    return c.get("", path);
  }

  private static String receipt(Caller c, String name) throws Exception {
    Map<String, String> token = c.formToken();
    Map<String, String> fields = new HashMap<>(Map.of("slotId", "1", "people", "1", "contact", "email"));
    fields.putAll(Map.of("name", name, "postcode", "AB1", "_csrf", token.getOrDefault("_csrf", "")));
    Answer sent = c.form("/book", token.getOrDefault("cookie", ""), fields);
    String cookie = sent.header("Set-Cookie").replaceAll(";.*", "");
    return c.send(c.request("", "/receipt").header("Cookie", cookie).GET()).body();
  }

  private static String sessionCookie(Caller c) throws Exception {
    Map<String, String> token = c.formToken();
    Map<String, String> fields =
        Map.of("user", "alice", "password", "alice-password", "_csrf", token.getOrDefault("_csrf", ""));
    return c.form("/login", token.getOrDefault("cookie", ""), fields).header("Set-Cookie");
  }
}
