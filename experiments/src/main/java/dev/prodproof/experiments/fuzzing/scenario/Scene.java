package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.pool.Pool;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.util.Optional;

/// What a scenario has at hand once the operations were tried one by one.
public interface Scene {
  Api api();

  Lab lab();

  /// The things that exist, and which of them are ours.
  Pool pool();

  Token token();

  /// The operation gave a good answer to a plain request.
  boolean reached(ApiOperation operation);

  /// A fresh plain request in the way that worked; empty where none can be made.
  Optional<Case> plain(ApiOperation operation);

  /// Who gets good answers from the operation.
  String identity(ApiOperation operation);

  /// It may be sent: within consent, and about nothing that isn't ours.
  boolean permits(Case one);

  /// Sends, records, learns what exists, and takes away in the end what was made.
  Exchange send(Case one, String identity) throws InterruptedException;

  /// For requests that no case describes.
  Exchange send(Call call, String identity) throws InterruptedException;

  /// The request target of a case, as it is sent.
  String target(Case one);

  /// The next number that joins the steps of one play.
  long run();

  /// The time for scenarios is up.
  boolean over();
}
