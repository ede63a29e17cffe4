package dev.prodproof.lab.session;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.LogIn;
import dev.prodproof.lab.Recipe.Token;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.json.JsonMapper;

/// Carries out an identity's log-in.
final class LogIns {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TOO_MANY = 429;

  private final Http http;
  private final Identity identity;
  private final URI target;
  private final Cookies cookies;
  private volatile boolean toldToWait;

  LogIns(Http http, Identity identity, URI target, Cookies cookies) {
    this.http = http;
    this.identity = identity;
    this.target = target;
    this.cookies = cookies;
  }

  /// @return fields to send with each request from now on; cookies are in the jar
  List<Header> logIn() throws InterruptedException {
    return switch (identity.logIn()) {
      case LogIn.Fields(List<Header> headers) -> headers;
      case LogIn.Basic(String user, String password) -> List.of(basic(user, password));
      case LogIn.Submit submit -> submit.form() ? form(submit) : json(submit);
      case LogIn.Spelled spelled -> spelled(spelled);
    };
  }

  /// Whether the last one was refused for coming too often.
  boolean toldToWait() {
    return toldToWait;
  }

  private static Header basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private List<Header> json(LogIn.Submit submit) throws InterruptedException {
    Call call =
        call("POST", submit.path())
            .body("application/json", JSON.writeValueAsString(submit.fields()));
    Exchange answer = require(http.send(call));
    return tokens(answer, Token.bearer(submit.token()));
  }

  private List<Header> spelled(LogIn.Spelled spelled) throws InterruptedException {
    Call call = call(spelled.method(), spelled.target());
    for (Header header : spelled.headers()) {
      call = call.header(header.name(), header.value());
    }
    if (!spelled.mediaType().isEmpty()) {
      call = call.body(spelled.mediaType(), spelled.body());
    }
    Exchange answer = require(http.send(call));
    return spelled.token() == null ? List.of() : tokens(answer, spelled.token());
  }

  /// A form's page gives the hidden fields, among them the token against forged requests. It stands where it is
  /// posted to, or on the front page.
  private List<Header> form(LogIn.Submit submit) throws InterruptedException {
    String at = submit.path();
    Exchange page = page(at);
    if (!asksAgain(page, submit.fields())) {
      Exchange front = page(front());
      if (asksAgain(front, submit.fields())) {
        page = front;
        at = front();
      }
    }
    Map<String, String> fields = new LinkedHashMap<>();
    if (page.succeeded() && page.mediaType().equals("text/html")) {
      fields.putAll(hidden(page.text()));
    }
    fields.putAll(submit.fields());
    Call call = call("POST", submit.path()).body("application/x-www-form-urlencoded", encoded(fields));
    Exchange answer = require(http.send(withCookies(call)));
    if (asksAgain(answer, submit.fields()) || (sentBack(answer, at) && asksAgain(page(at), submit.fields()))) {
      throw failed("it was sent back to the log-in page; are the names of the fields and the password right?");
    }
    // A form may also be how a client asks for a token (RFC 6749 §4.3).
    boolean told = submit.token() != null || answer.mediaType().equals("application/json");
    return told ? tokens(answer, Token.bearer(submit.token())) : List.of();
  }

  private Exchange page(String path) throws InterruptedException {
    Exchange shown = http.send(withCookies(call("GET", path)));
    shown.answer().ifPresent(answer -> cookies.keep(answer.headers()));
    return shown;
  }

  private String front() {
    String path = target.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  private Call withCookies(Call call) {
    Header sent = cookies.header().orElse(null);
    return sent == null ? call : call.header(sent.name(), sent.value());
  }

  private boolean sentBack(Exchange answer, String path) {
    String location = answer.header("location").orElse("");
    try {
      return !location.isEmpty() && path.equals(target.resolve(location).getPath());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// A front page may be the one to log in at, and the one to come back to: whether it still asks tells.
  /// It shows a form with a password that the log-in gives.
  private static boolean asksAgain(Exchange answer, Map<String, String> given) {
    return answer.succeeded()
        && answer.mediaType().equals("text/html")
        && Jsoup.parse(answer.text()).select("form input[type=password]").stream()
            .anyMatch(input -> given.containsKey(input.attr("name")));
  }

  private static Map<String, String> hidden(String html) {
    var fields = new LinkedHashMap<String, String>();
    for (Element form : Jsoup.parse(html).select("form:has(input[type=password])")) {
      for (Element input : form.select("input[type=hidden][name]")) {
        fields.put(input.attr("name"), input.attr("value"));
      }
    }
    return fields;
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Call call(String method, String path) {
    return Call.of("survey", new Purpose.Look("log in"), method, path)
        .as(identity.name())
        .impact(Impact.READS);
  }

  private Exchange require(Exchange exchange) {
    exchange.answer().ifPresent(answer -> cookies.keep(answer.headers()));
    int status = exchange.status();
    toldToWait = status == TOO_MANY;
    if (status >= 200 && status < 400) {
      return exchange;
    }
    String said =
        exchange.reply() instanceof Exchange.NoAnswer(var _, String detail)
            ? "no answer: " + detail
            : "it was answered " + status + " " + firstLine(exchange.text());
    throw failed(said);
  }

  private List<Header> tokens(Exchange answer, Token token) {
    String value =
        token.from() == Token.From.HEADER
            ? answer.header(String.valueOf(token.selector())).orElse("")
            : Tokens.find(answer.text(), token.selector());
    if (value.isEmpty()) {
      if (cookies.isEmpty()) {
        throw failed("the answer gives neither a token nor a cookie; name the token's JSON pointer");
      }
      return List.of();
    }
    String carried = token.template().replace("{token}", value);
    return switch (token.carrier()) {
      case HEADER -> List.of(new Header(token.name(), carried));
      case COOKIE -> List.of(new Header("Cookie", token.name() + "=" + carried));
      case QUERY -> throw failed("tokens in the query aren't supported yet; use a header");
    };
  }

  private Unusable failed(String said) {
    return new Unusable("the log-in of `" + identity.name() + "` failed: " + said);
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
