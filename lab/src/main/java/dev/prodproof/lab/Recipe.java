package dev.prodproof.lab;

import dev.prodproof.core.Impact;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.facts.Header;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the user told about the target: read from `prodproof.yaml`, or made from a bare URL.
///
/// @param describe where the API description is: a path on the target, a URL or a file; null to
///     look for it
/// @param identities by name, in the order of the file
/// @param allow null where the user left it to the default
/// @param upstreams HTTP dependencies, by name
/// @param databases whose wire we speak, by name
/// @param terms what it must hold, and the doors beside its API
public record Recipe(
    Service service,
    @Nullable String describe,
    Map<String, Identity> identities,
    Declared declared,
    @Nullable Impact allow,
    Map<String, Upstream> upstreams,
    Map<String, Database> databases,
    Terms terms) {

  /// With nothing beside its API.
  public Recipe(
      Service service,
      @Nullable String describe,
      Map<String, Identity> identities,
      Declared declared,
      @Nullable Impact allow,
      Map<String, Upstream> upstreams) {
    this(service, describe, identities, declared, allow, upstreams, Map.of(), Terms.NONE);
  }

  /// Without dependencies.
  public Recipe(
      Service service,
      @Nullable String describe,
      Map<String, Identity> identities,
      Declared declared,
      @Nullable Impact allow) {
    this(service, describe, identities, declared, allow, Map.of());
  }

  /// The same with another environment for the service.
  public Recipe env(Map<String, String> env) {
    return new Recipe(
        service.env(env), describe, identities, declared, allow, upstreams, databases, terms);
  }

  /// The same with these terms.
  public Recipe terms(Terms other) {
    return new Recipe(
        service, describe, identities, declared, allow, upstreams, databases, other);
  }

  /// The same with these dependencies.
  public Recipe upstreams(Map<String, Upstream> all) {
    return new Recipe(service, describe, identities, declared, allow, all, databases, terms);
  }

  /// The same with these databases.
  public Recipe databases(Map<String, Database> all) {
    return new Recipe(service, describe, identities, declared, allow, upstreams, all, terms);
  }

  /// The same for these people, and described there.
  public Recipe seen(@Nullable String described, Map<String, Identity> people) {
    return new Recipe(service, described, people, declared, allow, upstreams, databases, terms);
  }

  /// A database.
  ///
  /// @param kind `postgres` or `mysql`
  /// @param host where the real one answers
  /// @param at the port where it answers
  /// @param port where our proxy stands in for it, on this machine
  public record Database(String name, String kind, String host, int at, int port) {}

  /// An HTTP dependency.
  ///
  /// @param at where the real one answers
  /// @param port where our proxy stands in for it, on this machine
  /// @param fallbacks ids of operations that answer well without it
  public record Upstream(String name, String at, int port, List<String> fallbacks) {}

  /// @param start command that starts it; empty where it runs already
  /// @param ready path that answers 2xx once it can serve; null to take any answer
  /// @param folder where the command runs: the recipe's own folder
  /// @param rollout how it is deployed and what it starts from
  public record Service(
      String name,
      String url,
      List<String> start,
      @Nullable String ready,
      Duration grace,
      Map<String, String> env,
      String folder,
      Rollout rollout) {

    /// Of which nothing is told but how it starts here.
    public Service(
        String name,
        String url,
        List<String> start,
        @Nullable String ready,
        Duration grace,
        Map<String, String> env,
        String folder) {
      this(name, url, start, ready, grace, env, folder, Rollout.UNTOLD);
    }

    /// The same with another environment; the previous version's follows, but for what it has of its own.
    public Service env(Map<String, String> other) {
      return new Service(
          name, url, start, ready, grace, other, folder, rollout.following(env, other));
    }

    /// The same at another port, under another name.
    ///
    /// @throws IllegalStateException where its port isn't ours to choose
    public Service at(int port, String called) {
      if (!rollout.movable()) {
        throw new IllegalStateException("the port is the recipe's");
      }
      var number = new OwnNumber(URI.create(url).getPort(), port);
      Previous old = rollout.previous();
      Previous before =
          old == null
              ? null
              : new Previous(number.in(old.start()), old.folder(), number.in(old.env()));
      var there = new Rollout(true, rollout.instances(), before, rollout.seed(), rollout.reset());
      return new Service(
          called, number.in(url), number.in(start), ready, grace, number.in(env), folder, there);
    }

    /// As that version starts, with what it needs.
    public Service as(Previous version) {
      return new Service(
          name, url, version.start(), ready, grace, version.env(), version.folder(), rollout);
    }
  }

  /// A port that we chose: wherever it stands as a word of its own, it is the port.
  private record OwnNumber(int from, int to) {
    String in(String text) {
      return text.replaceAll("(?<![0-9A-Za-z_.-])" + from + "(?![0-9A-Za-z_.-])", "" + to);
    }

    List<String> in(List<String> texts) {
      return texts.stream().map(this::in).toList();
    }

    Map<String, String> in(Map<String, String> texts) {
      Map<String, String> there = new LinkedHashMap<>();
      texts.forEach((key, value) -> there.put(key, in(value)));
      return there;
    }
  }

  /// @param movable its port is `${service.port}`: we chose it, and may choose another
  /// @param instances that run side by side in production; 0 where the recipe doesn't say
  /// @param previous the version that is running there now; null where unknown
  /// @param seed command that puts data in after the start; empty where none is needed
  /// @param reset command that brings the data back to what it was; empty where there is none
  public record Rollout(
      boolean movable,
      int instances,
      @Nullable Previous previous,
      List<String> seed,
      List<String> reset) {
    public static final Rollout UNTOLD = new Rollout(false, 0, null, List.of(), List.of());

    private Rollout following(Map<String, String> before, Map<String, String> now) {
      if (previous == null) {
        return this;
      }
      Map<String, String> env = new LinkedHashMap<>(now);
      previous.env().forEach(
          (key, value) -> {
            if (!value.equals(before.get(key))) {
              env.put(key, value);
            }
          });
      var version = new Previous(previous.start(), previous.folder(), Map.copyOf(env));
      return new Rollout(movable, instances, version, seed, reset);
    }
  }

  /// An earlier version of the service.
  ///
  /// @param env the whole of it, not only what differs
  public record Previous(List<String> start, String folder, Map<String, String> env) {}

  /// @param role `customer` where none is given, `admin` for the strong one; free text
  public record Identity(String name, String role, LogIn logIn) {}

  /// How an identity proves itself.
  public sealed interface LogIn {
    /// Fields sent with each request: a bearer token, an API key.
    record Fields(List<Header> headers) implements LogIn {}

    record Basic(String user, String password) implements LogIn {}

    /// A request whose answer gives cookies, a token, or both.
    ///
    /// @param form `application/x-www-form-urlencoded`; else JSON
    /// @param token JSON pointer to a bearer token in the answer; null to find it (`access_token`,
    ///     `token`, …)
    record Submit(String path, boolean form, Map<String, String> fields, @Nullable String token)
        implements LogIn {}

    /// The same with every detail spelled out.
    ///
    /// @param target a path on the target
    /// @param mediaType empty where there is no body
    /// @param token null where cookies are all that is expected
    record Spelled(
        String method,
        String target,
        List<Header> headers,
        String mediaType,
        String body,
        @Nullable Token token)
        implements LogIn {}
  }

  /// Where a token stands in the answer to a log-in, and where it goes from then on.
  ///
  /// @param selector JSON pointer into the body or a field's name; null to find it
  /// @param name of the field, query parameter or cookie that carries it
  /// @param template what is carried, `{token}` standing for the token
  public record Token(
      From from, @Nullable String selector, Carrier carrier, String name, String template) {
    public enum From {
      BODY,
      HEADER
    }

    public enum Carrier {
      HEADER,
      QUERY,
      COOKIE
    }

    /// `Authorization: Bearer …` (RFC 6750).
    public static Token bearer(@Nullable String pointer) {
      return new Token(From.BODY, pointer, Carrier.HEADER, "Authorization", "Bearer {token}");
    }
  }

  /// @param bodyLimit in bytes; null where undeclared
  /// @param publicOperations ids of operations that anybody may call
  /// @param limits the further promises
  public record Declared(
      @Nullable Duration deadline,
      @Nullable Long bodyLimit,
      List<String> publicOperations,
      Limits limits) {
    public static final Declared NOTHING = new Declared(null, null, List.of());

    public Declared(
        @Nullable Duration deadline, @Nullable Long bodyLimit, List<String> publicOperations) {
      this(deadline, bodyLimit, publicOperations, Limits.NONE);
    }
  }

  /// What else a service says of itself.
  ///
  /// @param dataDir folder that it writes to; null where undeclared
  /// @param rateLimits by operation id
  /// @param lifetimes of what it hands out (`session`, `token`, …), by name
  /// @param outages classes that must raise an alarm, and within which time
  /// @param none kinds of part that it doesn't have: `database`, `queue`, `upstream`, …
  /// @param capacity what their document states; null where none is named
  public record Limits(
      @Nullable String dataDir,
      Map<String, Rate> rateLimits,
      Map<String, Duration> lifetimes,
      Map<String, Duration> outages,
      List<String> none,
      @Nullable CapacityStated capacity) {
    public static final Limits NONE =
        new Limits(null, Map.of(), Map.of(), Map.of(), List.of(), null);
  }

  /// So many in such a time: `200/s`.
  public record Rate(long count, Duration per) {
    public double perSecond() {
      return count * 1e9 / per.toNanos();
    }
  }
}
