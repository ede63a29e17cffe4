package dev.prodproof.wire;

import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keeps credentials out of the record: each becomes its first characters and a keyed hash, so that
/// one can see where the same one is used again and nobody can guess it from the record.
///
/// Fields that carry credentials are known by name; other values (a password, a token from a body)
/// are masked wherever they occur once they are [learnt][#learn].
public final class Secrets {
  /// How a masked value looks: `[eyJh…1f2e3d4c5b6a7988]`.
  static final Pattern MASK = Pattern.compile("\\[[A-Za-z0-9_-]{0,4}…[0-9a-f]{16}]");

  private static final List<String> WORDS =
      List.of("token", "secret", "api-key", "apikey", "password", "session", "credential");
  private static final Set<String> NAMES =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
  private static final Pattern COOKIE = Pattern.compile("([^=;\\s]+)=(\"?)([^;\"]*)(\"?)");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z0-9-]+) +(.+)");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]*");
  // Shorter ones would mask ordinary words.
  private static final int SHORTEST = 6;
  private static final int REMEMBERED = 256;
  // A password like `orders` or `password` is also a path, a field's name, a word in a sentence.
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{6,14}");

  private final SecretKeySpec key;
  // The same few credentials go out with every call, and a hash costs more than the rest of the
  // record.
  private final Map<String, String> hashes = new ConcurrentHashMap<>();
  private final Set<String> learnt = ConcurrentHashMap.newKeySet();
  private final Map<String, Pattern> values = new ConcurrentHashMap<>();

  /// @param key the same one gives the same masks
  public Secrets(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// With a key that is kept nowhere.
  public static Secrets fresh() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new Secrets(key);
  }

  /// Masks this value from now on wherever it stands: target, fields, bodies. Too short ones are
  /// ignored; a single word is masked only where it is the whole of a value, since a record without
  /// its paths and names can't be sent again.
  public void learn(String value) {
    if (value.length() >= SHORTEST) {
      learnt.add(value);
    }
  }

  /// Whether a recorded value stands in the place of a credential: it is of no use to anybody.
  public static boolean isMask(String value) {
    return MASK.matcher(value).find();
  }

  /// Whether a field of that name carries a credential.
  public static boolean named(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    if (NAMES.contains(name)) {
      return true;
    }
    for (String word : WORDS) {
      if (name.contains(word)) {
        return true;
      }
    }
    return false;
  }

  public String mask(String value) {
    if (value.isEmpty()) {
      return value;
    }
    if (hashes.size() > REMEMBERED) {
      hashes.clear();
    }
    String start = value.length() < 16 ? "" : value.substring(0, 4);
    String shown = PLAIN.matcher(start).matches() ? start : "";
    return "[" + shown + "…" + hashes.computeIfAbsent(value, this::hash) + "]";
  }

  public Exchange masked(Exchange exchange) {
    var request = masked(exchange.request());
    var reply =
        switch (exchange.reply()) {
          case Exchange.Answer answer ->
              new Exchange.Answer(
                  answer.status(),
                  masked(answer.headers()),
                  masked(answer.body()),
                  answer.complete());
          case Exchange.NoAnswer none -> none;
        };
    return new Exchange(
        exchange.id(),
        exchange.experiment(),
        exchange.operation(),
        exchange.purpose(),
        exchange.identity(),
        request,
        reply,
        exchange.timing());
  }

  public Exchange.Request masked(Exchange.Request request) {
    return new Exchange.Request(
        request.method(),
        masked(request.target()),
        masked(request.headers()),
        masked(request.body()),
        request.traceId(),
        request.written());
  }

  /// For the journal. The bytes of [Call.Framing.Raw] stay: who makes them by hand puts no secrets
  /// in.
  public Call masked(Call call) {
    List<Header> headers = masked(call.headers());
    boolean same = learnt.isEmpty() && headers.equals(call.headers());
    Call masked = same ? call : call.target(masked(call.target())).headers(headers);
    if (learnt.isEmpty() || call.body().length == 0) {
      return masked;
    }
    Body body = Body.of(call.body(), Integer.MAX_VALUE);
    Body hidden = masked(body);
    return hidden.equals(body) ? masked : masked.body(hidden.bytes());
  }

  public List<Header> masked(List<Header> headers) {
    if (learnt.isEmpty() && !anyNamed(headers)) {
      return headers;
    }
    List<Header> masked = new ArrayList<>(headers.size());
    headers.forEach(header -> masked.add(masked(header)));
    return List.copyOf(masked);
  }

  private static boolean anyNamed(List<Header> headers) {
    for (Header header : headers) {
      if (named(header.name())) {
        return true;
      }
    }
    return false;
  }

  private Header masked(Header header) {
    String value = header.value();
    String hidden =
        switch (header.name().toLowerCase(Locale.ROOT)) {
          case "cookie" -> cookies(value, true);
          case "set-cookie" -> cookies(value, false);
          case "authorization", "proxy-authorization" -> authorization(value);
          default -> named(header.name()) ? mask(value) : masked(value);
        };
    return hidden.equals(value) ? header : new Header(header.name(), hidden);
  }

  private String cookies(String value, boolean all) {
    Matcher pair = COOKIE.matcher(value);
    if (!pair.find()) {
      return mask(value);
    }
    var text = new StringBuilder();
    int end = 0;
    do {
      text.append(value, end, pair.start(3)).append(mask(pair.group(3)));
      end = pair.end(3);
    } while (all && pair.find());
    return text.append(value.substring(end)).toString();
  }

  private String authorization(String value) {
    Matcher parts = SCHEME.matcher(value);
    return parts.matches() ? parts.group(1) + " " + mask(parts.group(2)) : mask(value);
  }

  private Body masked(Body body) {
    if (body.binary() || learnt.isEmpty()) {
      return body;
    }
    String text = masked(body.text());
    return text.equals(body.text())
        ? body
        : new Body(text, false, body.length(), body.digest(), body.cut());
  }

  private String masked(String text) {
    String hidden = text;
    for (String secret : learnt) {
      if (hidden.contains(secret)) {
        hidden =
            WORD.matcher(secret).matches()
                ? values
                    .computeIfAbsent(secret, Secrets::value)
                    .matcher(hidden)
                    .replaceAll(Matcher.quoteReplacement(mask(secret)))
                : hidden.replace(secret, mask(secret));
      }
    }
    return hidden;
  }

  /// That word after `=`, `:` or a quotation mark, and as long as the value is; no name of a member.
  private static Pattern value(String word) {
    return Pattern.compile("(?<=[=:\"'>]|[=:] )" + word + "(?!\"\\s*:)(?![^\"'&;,@<\\s])");
  }

  private String hash(String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] sum = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, 8);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
