package dev.prodproof.lab;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Standing;
import dev.prodproof.core.Unusable;
import dev.prodproof.lab.proxy.Upstream;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import dev.prodproof.wire.load.Generator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// All that an experiment may touch. Time, chance, the network and processes come in through here.
public interface Lab {
  /// Where the target answers; the path is the prefix that the user gave.
  URI target();

  Recipe recipe();

  /// A client without credentials.
  Http http();

  /// A client that adds what the identity's log-in gave, logging in first where needed.
  ///
  /// @throws dev.prodproof.core.Unusable when nobody of that name is declared or the log-in fails
  Http as(String identity) throws InterruptedException;

  /// A client of that identity with a session of its own: logged in afresh.
  Http freshly(String identity) throws InterruptedException;

  /// A client of that identity for another instance of the target, with the session that [#as] gives.
  Http at(ManagedService instance, String identity) throws InterruptedException;

  /// Puts the target under load, where that is allowed. What comes of it is not recorded by itself.
  default Generator load() {
    throw new Unusable("no load can be generated here");
  }

  /// Where the target runs, in words; empty where nobody knows.
  default String machine() {
    return "";
  }

  /// The share of this machine that others have while a target that we didn't start is asked for nothing; 0
  /// where nobody tells. For one that we started see [ManagedService#takenByOthers].
  default double takenInQuiet() throws InterruptedException {
    return 0;
  }

  /// The call as that identity would send it, not sent.
  default Call signed(Call call, String identity) throws InterruptedException {
    return call.as(identity);
  }

  /// Writes the fact into the dossier. Exchanges are recorded by the client itself.
  <F extends Fact> F record(F fact);

  /// What was found out about the target as a whole so far.
  <S extends Standing> List<S> standing(Class<S> kind);

  boolean allows(Impact impact);

  /// Whether the check of that id is asked for in this run: what serves no such check can be left out.
  default boolean wants(String check) {
    return true;
  }

  /// A source of chance of its own for each name, the same in each run with the same seed.
  RandomGenerator chance(String name);

  InstantSource clock();

  void pause(Duration howLong) throws InterruptedException;

  /// How much of this experiment's time is left; never negative.
  Duration left();

  /// One short line for the person who waits.
  void progress(String line);

  /// The target's process, where we started it.
  Optional<ManagedService> service();

  /// Where the recipe says how to put much data in.
  default Optional<Seeding> seeding() {
    return Optional.empty();
  }

  /// What stands between the target and its HTTP dependencies; empty where we stand between nothing.
  default List<Upstream> upstreams() {
    return List.of();
  }

  /// What stands between the target and its databases; empty where we stand between nothing.
  default List<Database> databases() {
    return List.of();
  }
}
