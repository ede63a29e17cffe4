package dev.prodproof.wire;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Follows redirects for who wants that: only to origins in scope, ten at most, and credentials
/// stay home.
public final class Redirects {
  private static final int MOST = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Origin home;
  private final Map<Origin, Http> scope;

  /// @param scope a client for each origin that may be gone to, `home` among them
  public Redirects(Origin home, Map<Origin, Http> scope) {
    this.home = home;
    this.scope = Map.copyOf(scope);
  }

  /// @param hops all exchanges in their order
  /// @param stopped why the last one wasn't followed although it redirects; empty where it doesn't
  public record Followed(List<Exchange> hops, String stopped) {
    public Exchange last() {
      return hops.getLast();
    }
  }

  /// @param call to `home`
  /// @throws Refused as the clients do
  public Followed follow(Call call) throws InterruptedException {
    List<Exchange> hops = new ArrayList<>();
    Step step = new Step(home, call);
    while (true) {
      Http http = scope.get(step.origin());
      if (http == null) {
        return new Followed(hops, step.origin() + " is out of scope");
      }
      Exchange exchange = http.send(step.call());
      hops.add(exchange);
      if (!REDIRECTS.contains(exchange.status())) {
        return new Followed(hops, "");
      }
      if (hops.size() > MOST) {
        return new Followed(hops, MOST + " redirects did not lead to an end");
      }
      String location = exchange.header("location").orElse("");
      if (location.isEmpty()) {
        return new Followed(hops, exchange.status() + " came without a Location");
      }
      try {
        step = step.to(location, exchange.status());
      } catch (IllegalArgumentException | Unusable e) {
        return new Followed(hops, "the Location `" + location + "` is not an http or https URL");
      }
    }
  }

  /// A call and whom it goes to.
  private record Step(Origin origin, Call call) {
    /// @throws IllegalArgumentException when it isn't a URL that can be gone to
    Step to(String location, int status) {
      URI to = Reference.of(location).against(origin, call.target());
      Origin next = Origin.of(to);
      String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
      String target = to.getRawQuery() == null ? path : path + "?" + to.getRawQuery();
      return new Step(next, redirected(status, target, next.equals(origin)));
    }

    // RFC 9110, 15.4: 303 asks for a GET; 301 and 302 turn a POST into one, as browsers do.
    private Call redirected(int status, String target, boolean sameOrigin) {
      String method = call.method();
      boolean toGet =
          !method.equals("HEAD") && (status == 303 || (status < 303 && method.equals("POST")));
      List<Header> headers =
          call.headers().stream()
              .filter(header -> sameOrigin || staysWith(header.name()))
              .filter(
                  header ->
                      !toGet || !header.name().toLowerCase(Locale.ROOT).startsWith("content-"))
              .toList();
      Call next = call.target(target).headers(headers);
      return toGet ? next.method("GET").body(new byte[0]) : next;
    }

    private static boolean staysWith(String name) {
      return !Secrets.named(name)
          && !name.equalsIgnoreCase("host")
          && !name.equalsIgnoreCase("origin")
          && !name.equalsIgnoreCase("referer");
    }
  }
}
