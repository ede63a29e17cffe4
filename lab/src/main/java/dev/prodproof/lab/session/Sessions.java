package dev.prodproof.lab.session;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One session for each identity, made when first asked for.
public final class Sessions {
  /// Nobody in particular, but one who keeps cookies: forms need that.
  private static final Identity VISITOR =
      new Identity(Exchange.NOBODY, "", new Recipe.LogIn.Fields(List.of()));

  private final Http http;
  private final URI target;
  private final Map<String, Identity> identities;
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  /// One log-in at a time for each; several may log in side by side, since a service hashes passwords slowly.
  private final Map<String, Object> doors = new ConcurrentHashMap<>();

  public Sessions(Http http, URI target, Map<String, Recipe.Identity> identities) {
    this.http = http;
    this.target = target;
    this.identities = Map.copyOf(identities);
  }

  /// The identity's session, kept from one use to the next.
  public Http of(String name) throws InterruptedException {
    return kept(name);
  }

  /// The same session by another door: another instance of the target.
  public Http through(Http door, String name) throws InterruptedException {
    return kept(name).through(door);
  }

  /// The call with what the identity's session adds, not sent.
  public Call signed(Call call, String name) throws InterruptedException {
    return kept(name).signed(call);
  }

  private Session kept(String name) throws InterruptedException {
    Session kept = open.get(name);
    if (kept != null) {
      return kept;
    }
    synchronized (doors.computeIfAbsent(name, _ -> new Object())) {
      Session other = open.get(name);
      if (other != null) {
        return other;
      }
      Session made = begin(name);
      open.put(name, made);
      return made;
    }
  }

  /// A session that nobody used before. Where the service lets nobody log in that often, as it should, the
  /// one that is kept has to do.
  public Http fresh(String name) throws InterruptedException {
    Session made = made(name);
    Session kept = open.get(name);
    try {
      made.logIn();
      return made;
    } catch (Unusable e) {
      if (kept != null && made.toldToWait()) {
        return kept;
      }
      throw e;
    }
  }

  private Session begin(String name) throws InterruptedException {
    Session session = made(name);
    session.logIn();
    return session;
  }

  private Session made(String name) {
    Identity identity = name.equals(Exchange.NOBODY) ? VISITOR : identities.get(name);
    if (identity == null) {
      throw new Unusable("the recipe declares no identity named `" + name + "`");
    }
    return new Session(http, identity, target);
  }
}
