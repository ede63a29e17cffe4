package dev.prodproof.checks;

import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Reason;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// An exchange in one line: `Sent.to(7, "POST /bookings").plainly().gets(201)`.
public final class Sent {
  private static final Instant MOMENT = Instant.parse("2026-11-21T10:00:00Z");

  private final long id;
  private final String operation;
  private String method;
  private String target;
  private Purpose purpose = new Purpose.Valid("everything", true);
  private String identity = Exchange.NOBODY;
  private Body body = Body.EMPTY;
  private long written;
  private String experiment = "fuzzing";
  private long connect = 120;
  private boolean open;
  private List<Header> headers = List.of();
  private Instant moment = MOMENT;

  private Sent(long id, String operation) {
    this.id = id;
    this.operation = operation;
    int blank = operation.indexOf(' ');
    this.method = blank < 0 ? "GET" : operation.substring(0, blank);
    this.target = operation.substring(blank + 1).replaceAll("\\{[^}]*}", "7");
  }

  public static Sent to(long id, String operation) {
    return new Sent(id, operation);
  }

  /// A look at a path that belongs to no operation.
  public static Sent look(long id, String path) {
    return new Sent(id, "").at(path).meaning(new Purpose.Look("a page"));
  }

  public Sent during(String another) {
    experiment = another;
    return this;
  }

  public Sent plainly() {
    return meaning(new Purpose.Valid("everything", true));
  }

  public Sent valid(String variety) {
    return meaning(new Purpose.Valid(variety, false));
  }

  /// At `body:/name`, as all sites here are written.
  public Sent unusual(String site, String variety, String value) {
    return meaning(new Purpose.Unusual(site(site), variety, value))
        .with("{\"name\":\"" + value + "\"}");
  }

  /// Breaks one rule for certain; the same request without it was accepted.
  public Sent breaking(String site, String keyword) {
    return meaning(new Purpose.Invalid(site(site), keyword, "a wrong value", true, 1));
  }

  /// Breaks one rule as one may see it.
  public Sent bending(String site, String keyword) {
    return meaning(new Purpose.Invalid(site(site), keyword, "an arguable value", false, 1));
  }

  public Sent meaning(Purpose what) {
    purpose = what;
    return this;
  }

  public Sent as(String who) {
    identity = who;
    return this;
  }

  public Sent by(String other) {
    method = other;
    return this;
  }

  public Sent at(String other) {
    target = other;
    return this;
  }

  public Sent with(String text) {
    body = Body.text(text);
    written = body.length();
    return this;
  }

  public Sent withFields(int count) {
    headers =
        IntStream.range(0, count).mapToObj(i -> new Header("X-Odd-" + i, "1")).toList();
    return this;
  }

  /// With the credentials in `Authorization`.
  public Sent authorised() {
    headers = List.of(new Header("Authorization", "Bearer x"));
    return this;
  }

  /// So many bytes of it were taken off our hands.
  public Sent written(long bytes) {
    written = bytes;
    return this;
  }

  /// We stopped reading before it came to an end.
  public Sent stillOpen() {
    open = true;
    return this;
  }

  public Sent after(long seconds) {
    moment = MOMENT.plusSeconds(seconds);
    return this;
  }

  public Sent onAKeptConnection() {
    connect = 0;
    return this;
  }

  public Exchange gets(int status) {
    return gets(status, "", "");
  }

  /// As JSON or, where it isn't, as plain text.
  public Exchange gets(int status, String text) {
    return gets(
        status,
        text.startsWith("{") || text.startsWith("[") ? "application/json" : "text/plain",
        text);
  }

  public Exchange gets(int status, String media, String text, Header... more) {
    var headers = new ArrayList<>(List.of(more));
    if (!media.isEmpty()) {
      headers.add(new Header("Content-Type", media));
    }
    return made(new Exchange.Answer(status, headers, Body.text(text), true));
  }

  public Exchange gets(int status, Header... headers) {
    return gets(status, "application/json", "{}", headers);
  }

  public Exchange isDropped() {
    return fails(Reason.DROPPED);
  }

  public Exchange isLeftWaiting() {
    return fails(Reason.TIMEOUT);
  }

  public Exchange fails(Reason reason) {
    return made(new Exchange.NoAnswer(reason, "as told"));
  }

  public Exchange answeredBy(Exchange.Answer answer) {
    return made(answer);
  }

  public static Site site(String words) {
    int colon = words.indexOf(':');
    return new Site(
        Site.In.valueOf(words.substring(0, colon).toUpperCase(java.util.Locale.ROOT)),
        words.substring(colon + 1));
  }

  public static Header header(String name, String value) {
    return new Header(name, value);
  }

  private Exchange made(Exchange.Reply reply) {
    long firstByte = reply instanceof Exchange.Answer ? 900 : -1;
    return new Exchange(
        id,
        experiment,
        operation,
        purpose,
        identity,
        new Exchange.Request(method, target, headers, body, trace(id), written),
        reply,
        new Exchange.Timing(moment.plusMillis(id), connect, firstByte, open ? -1 : firstByte));
  }

  /// The trace id that the exchange with this id carries.
  public static String trace(long id) {
    return "%032x".formatted(id);
  }
}
