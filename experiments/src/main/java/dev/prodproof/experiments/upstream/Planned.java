package dev.prodproof.experiments.upstream;

import dev.prodproof.facts.Header;
import dev.prodproof.facts.UpstreamTrial.Kind;
import dev.prodproof.lab.proxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A fault to be tried, and what sort of thing it is.
///
/// @param row good answers in a row that are looked for afterwards
record Planned(Fault fault, Kind kind, int row) {
  private static final int LONG_ROW = 20;
  private static final int SHORT_ROW = 1;
  private static final int BULK = 17 << 20;
  private static final List<Integer> STATUSES =
      List.of(400, 401, 403, 404, 409, 418, 429, 500, 502, 503, 299);

  /// What tells most first: a run may end before the rest.
  ///
  /// @param mark hidden in each answer of ours: where it is seen again, it leaked
  static List<Planned> all(String mark) {
    var all = new ArrayList<Planned>();
    all.add(status(503, mark));
    all.add(new Planned(new Fault.BlackHole(), Kind.SILENCE, LONG_ROW));
    all.add(silence(new Fault.Refuse()));
    all.add(status(500, mark));
    all.add(silence(new Fault.Reset()));
    all.add(garbage("a page in HTML", "text/html", "<html><body>" + mark + "</body></html>"));
    all.add(silence(new Fault.Drip(Duration.ofSeconds(1))));
    STATUSES.stream()
        .filter(status -> status != 503 && status != 500)
        .forEach(status -> all.add(status(status, mark)));
    all.add(new Planned(says("status 204", 204, List.of(), ""), Kind.STATUS, SHORT_ROW));
    all.add(
        new Planned(
            says("status 302", 302, List.of(new Header("Location", "/" + mark)), ""),
            Kind.STATUS,
            SHORT_ROW));
    all.add(garbage("an empty body", "application/json", ""));
    all.add(garbage("half a document", "application/json", "{\"id\":\"" + mark));
    all.add(garbage("`null`", "application/json", "null"));
    all.add(garbage("a list", "application/json", "[\"" + mark + "\"]"));
    all.add(garbage("an unknown object", "application/json", "{\"zq\":\"" + mark + "\"}"));
    all.add(
        new Planned(new Fault.Bulk(BULK, "{\"zq\":\"" + mark), Kind.GARBAGE, SHORT_ROW));
    all.add(silence(new Fault.ResetAtOnce()));
    all.add(silence(new Fault.Cut("cut within the head", "HTTP/1.1 200 OK\r\nContent-Ty")));
    all.add(
        silence(
            new Fault.Cut(
                "cut within the body",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"")));
    return List.copyOf(all);
  }

  private static Planned silence(Fault fault) {
    return new Planned(fault, Kind.SILENCE, SHORT_ROW);
  }

  private static Planned status(int status, String mark) {
    Fault fault = says("status " + status, status, List.of(), error(mark));
    return new Planned(fault, Kind.STATUS, SHORT_ROW);
  }

  static Fault unavailable(String word, String mark) {
    return says(word, 503, List.of(), error(mark));
  }

  private static String error(String mark) {
    return "{\"error\":\"" + mark + "\",\"message\":\"" + mark + " failed\"}";
  }

  private static Planned garbage(String word, String media, String body) {
    var type = new Header("Content-Type", media);
    return new Planned(says(word, 200, List.of(type), body), Kind.GARBAGE, SHORT_ROW);
  }

  private static Fault says(String word, int status, List<Header> headers, String body) {
    return new Fault.Says(word, status, headers, body);
  }
}
