package dev.prodproof.experiments.outage;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Standing;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Seeding;
import dev.prodproof.lab.proxy.Upstream;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import dev.prodproof.wire.load.Generator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/// The same lab, and what is written down in it: a replay is judged by its own facts alone.
///
/// @param heard in the order in which it came
public record Overheard(Lab lab, ConcurrentLinkedQueue<Fact> heard) implements Lab {
  public static Overheard in(Lab lab) {
    return new Overheard(lab, new ConcurrentLinkedQueue<>());
  }

  /// What came since this was last asked.
  public List<Fact> news() {
    var news = new ArrayList<Fact>();
    for (Fact fact = heard.poll(); fact != null; fact = heard.poll()) {
      news.add(fact);
    }
    return news;
  }

  @Override
  public <F extends Fact> F record(F fact) {
    heard.add(fact);
    return lab.record(fact);
  }

  @Override
  public URI target() {
    return lab.target();
  }

  @Override
  public Generator load() {
    return lab.load();
  }

  @Override
  public String machine() {
    return lab.machine();
  }

  @Override
  public double takenInQuiet() throws InterruptedException {
    return lab.takenInQuiet();
  }

  @Override
  public Call signed(Call call, String identity) throws InterruptedException {
    return lab.signed(call, identity);
  }

  @Override
  public Optional<Seeding> seeding() {
    return lab.seeding();
  }

  @Override
  public Recipe recipe() {
    return lab.recipe();
  }

  @Override
  public Http http() {
    return lab.http();
  }

  @Override
  public Http as(String identity) throws InterruptedException {
    return lab.as(identity);
  }

  @Override
  public Http freshly(String identity) throws InterruptedException {
    return lab.freshly(identity);
  }

  @Override
  public Http at(ManagedService instance, String identity) throws InterruptedException {
    return lab.at(instance, identity);
  }

  @Override
  public <S extends Standing> List<S> standing(Class<S> kind) {
    return lab.standing(kind);
  }

  @Override
  public boolean allows(Impact impact) {
    return lab.allows(impact);
  }

  @Override
  public boolean wants(String check) {
    return lab.wants(check);
  }

  @Override
  public RandomGenerator chance(String name) {
    return lab.chance(name);
  }

  @Override
  public InstantSource clock() {
    return lab.clock();
  }

  @Override
  public void pause(Duration howLong) throws InterruptedException {
    lab.pause(howLong);
  }

  @Override
  public Duration left() {
    return lab.left();
  }

  @Override
  public void progress(String line) {
    lab.progress(line);
  }

  @Override
  public Optional<ManagedService> service() {
    return lab.service();
  }

  @Override
  public List<Upstream> upstreams() {
    return lab.upstreams();
  }

  @Override
  public List<Database> databases() {
    return lab.databases();
  }
}
