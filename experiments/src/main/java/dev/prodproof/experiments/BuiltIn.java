package dev.prodproof.experiments;

import dev.prodproof.experiments.database.Databases;
import dev.prodproof.experiments.delivery.Delivery;
import dev.prodproof.experiments.fuzzing.Fuzzing;
import dev.prodproof.experiments.growth.Growth;
import dev.prodproof.experiments.load.Load;
import dev.prodproof.experiments.load.Overload;
import dev.prodproof.experiments.load.Soak;
import dev.prodproof.experiments.restart.Restart;
import dev.prodproof.experiments.session.SessionCookies;
import dev.prodproof.experiments.statements.Statements;
import dev.prodproof.experiments.survey.Survey;
import dev.prodproof.experiments.transfer.Transfer;
import dev.prodproof.experiments.upstream.Upstreams;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.ExperimentPack;
import java.util.List;

/// The experiments that come with the product.
public final class BuiltIn implements ExperimentPack {
  @Override
  public List<Experiment> experiments() {
    return List.of(
        new Survey(),
        new Fuzzing(),
        new SessionCookies(),
        new Transfer(),
        new Delivery(),
        new Statements(),
        new Growth(),
        new Upstreams(),
        new Databases(),
        new Load(),
        new Overload(),
        new Soak(),
        new Restart());
  }
}
