package dev.prodproof.wire;

import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Renders a request as one line for a POSIX shell that sends the same bytes again.
///
/// Credentials become shell variables (`$TOKEN`, `$COOKIE`). Left out is what only marks our own
/// runs: `Prodproof-Run`, `traceparent`, our `User-Agent`. Header fields that curl adds by itself
/// stay the same.
public final class Curl {
  // curl asks for "100 Continue" above 1 MiB.
  private static final long EXPECTS = 1_000_000;
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");
  private static final Pattern PLAIN_TARGET = Pattern.compile("/[!-\"$-~]*");
  private static final Pattern PLAIN_TEXT =
      Pattern.compile("[^\\p{Cntrl}]*(?:[\\n\\t][^\\p{Cntrl}]*)*+");
  private static final Set<String> OURS = Set.of("traceparent", "prodproof-run");

  private final List<String> words = new ArrayList<>();
  private final Origin origin;
  private final String feed;

  private Curl(Origin origin, Exchange.Request request) {
    this.origin = origin;
    this.feed = feed(request.body());
    method(request);
    fields(request);
    body(request.body());
    target(request.target());
  }

  /// @param request as recorded: masked
  public static String line(Origin origin, Exchange.Request request) {
    var curl = new Curl(origin, request);
    String line = curl.feed + String.join(" ", curl.words);
    Body body = request.body();
    return body.cut()
        ? line + " # the body was longer: " + body.length() + " bytes, of which the first are shown"
        : line;
  }

  /// Credentials in header fields are left out of the line; bytes sent raw go through `nc` or
  /// `openssl`.
  public static String line(Origin origin, Call call) {
    if (call.framing() instanceof Call.Framing.Raw(byte[] message)) {
      String to =
          origin.secure()
              ? "openssl s_client -quiet -connect " + place(origin, ":")
              : "nc " + place(origin, " ");
      return "printf " + octal(message) + " | " + to;
    }
    Exchange.Request request =
        Outgoing.of(call, origin, "", "").request(Integer.MAX_VALUE, call.body().length);
    return line(origin, Secrets.fresh().masked(request));
  }

  private static String place(Origin origin, String between) {
    return quoted(origin.host(), "") + between + origin.port();
  }

  private void method(Exchange.Request request) {
    words.add("curl");
    words.add("-sS");
    words.add("-i");
    if (origin.secure()) {
      words.add("--http1.1");
    }
    boolean bodiless = request.body().length() == 0;
    String method = request.method();
    if (method.equals("HEAD") && bodiless) {
      words.add("--head");
    } else if (!method.equals("GET") || !bodiless) {
      words.add("-X");
      words.add(quoted(method, ""));
    }
  }

  private void fields(Exchange.Request request) {
    for (Header header : request.headers()) {
      if (!left(header, request.body())) {
        words.add("-H");
        words.add(field(header));
      }
    }
    boolean body = request.body().length() > 0;
    boolean chunked = Header.first(request.headers(), "transfer-encoding").isPresent();
    if (body && Header.first(request.headers(), "content-type").isEmpty()) {
      words.add("-H 'Content-Type:'");
    }
    if (body && (chunked || request.body().length() >= EXPECTS)) {
      words.add("-H 'Expect:'");
    }
  }

  private boolean left(Header header, Body body) {
    String name = header.name().toLowerCase(Locale.ROOT);
    String usual =
        switch (name) {
          case "host" -> origin.authority();
          case "user-agent" -> Outgoing.USER_AGENT;
          case "accept" -> "*/*";
          case "content-length" -> body.length() > 0 ? Long.toString(body.length()) : "";
          default -> "";
        };
    return OURS.contains(name) || (!usual.isEmpty() && header.value().equals(usual));
  }

  static String field(Header header) {
    // A field without a value ends in a semicolon for curl; with a colon it would be removed.
    if (header.value().isEmpty()) {
      return quoted(header.name() + ";", "");
    }
    return quoted(header.name() + ": " + header.value(), variable(header.name()));
  }

  private static String variable(String field) {
    String name = field.toUpperCase(Locale.ROOT);
    return name.endsWith("AUTHORIZATION") ? "TOKEN" : name.replaceAll("[^A-Z0-9]", "_");
  }

  // A shell cannot hold every byte in a word; printf with octal escapes makes any.
  private static String feed(Body body) {
    boolean inline = body.length() == 0 || isText(body);
    return inline ? "" : "printf " + octal(body.bytes()) + " | ";
  }

  // 100 KiB: an argument longer than 128 KiB does not start on Linux.
  private static boolean isText(Body body) {
    return !body.binary()
        && body.text().length() < 30_000
        && PLAIN_TEXT.matcher(body.text()).matches();
  }

  private void body(Body body) {
    if (!feed.isEmpty()) {
      words.add("--data-binary @-");
    } else if (body.length() > 0) {
      words.add("--data-raw");
      words.add(quoted(body.text(), "SECRET"));
    }
  }

  private void target(String target) {
    words.add("--path-as-is");
    words.add("-g");
    if (PLAIN_TARGET.matcher(target).matches()) {
      words.add(quoted(origin + target, "SECRET"));
    } else {
      words.add("--request-target");
      words.add(quoted(target, "SECRET"));
      words.add(quoted(origin.toString(), ""));
    }
  }

  static String quoted(String text, String variable) {
    Matcher mask = Secrets.MASK.matcher(text);
    if (!mask.find()) {
      return BARE.matcher(text).matches() ? text : single(text);
    }
    var word = new StringBuilder();
    int end = 0;
    do {
      if (mask.start() > end) {
        word.append(single(text.substring(end, mask.start())));
      }
      word.append("\"$").append(variable).append('"');
      end = mask.end();
    } while (mask.find());
    return end < text.length()
        ? word.append(single(text.substring(end))).toString()
        : word.toString();
  }

  private static String single(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String octal(byte[] bytes) {
    var text = new StringBuilder("'");
    for (byte each : bytes) {
      char c = (char) (each & 0xFF);
      boolean plain = c >= ' ' && c < 127 && c != '\'' && c != '\\' && c != '%';
      text.append(plain ? String.valueOf(c) : String.format("\\%03o", (int) c));
    }
    return text.append("'").toString();
  }
}
