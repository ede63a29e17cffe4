package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.pool.Pool;
import dev.prodproof.experiments.fuzzing.scenario.Scene;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A scene with a time of its own: several scenarios may be played side by side.
///
/// @param ended its time is up
record Limited(Scene scene, BooleanSupplier ended) implements Scene {
  @Override
  public boolean over() {
    return ended.getAsBoolean() || scene.over();
  }

  @Override
  public Api api() {
    return scene.api();
  }

  @Override
  public Lab lab() {
    return scene.lab();
  }

  @Override
  public Pool pool() {
    return scene.pool();
  }

  @Override
  public Token token() {
    return scene.token();
  }

  @Override
  public boolean reached(ApiOperation operation) {
    return scene.reached(operation);
  }

  @Override
  public Optional<Case> plain(ApiOperation operation) {
    return scene.plain(operation);
  }

  @Override
  public String identity(ApiOperation operation) {
    return scene.identity(operation);
  }

  @Override
  public boolean permits(Case one) {
    return scene.permits(one);
  }

  @Override
  public Exchange send(Case one, String identity) throws InterruptedException {
    return scene.send(one, identity);
  }

  @Override
  public Exchange send(Call call, String identity) throws InterruptedException {
    return scene.send(call, identity);
  }

  @Override
  public String target(Case one) {
    return scene.target(one);
  }

  @Override
  public long run() {
    return scene.run();
  }
}
