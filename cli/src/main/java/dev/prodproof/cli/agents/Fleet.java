package dev.prodproof.cli.agents;

import dev.prodproof.core.Unusable;
import dev.prodproof.wire.load.Generator;
import dev.prodproof.wire.load.Plan;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Several machines that send one plan together. A machine that is lost voids the trial: what the
/// others sent was not the plan. It is sent again by those who are left.
public final class Fleet implements Generator, AutoCloseable {
  /// Without a word for so long an agent is lost, and a load unwanted.
  static final Duration SILENCE = Duration.ofSeconds(5);

  /// What each agent is told of the terms.
  ///
  /// @param threads of each agent
  /// @param requests in all
  public record Terms(int threads, boolean insecure, long requests, String proof) {}

  private final AgentTransport transport;
  private final Terms terms;
  private final Consumer<String> notes;
  private final List<Muster.Present> present;
  // Not from 1: an agent may still report on a load of somebody who has gone.
  private long trials = System.nanoTime();
  private long sent;

  /// @param version that each agent must be of
  /// @param notes for people, a sentence each
  Fleet(AgentTransport transport, String version, Terms terms, Consumer<String> notes)
      throws InterruptedException {
    this.transport = transport;
    this.terms = terms;
    this.notes = notes;
    this.present = new ArrayList<>(new Muster(transport, version).call());
  }

  @Override
  public Trial run(Plan plan, Consumer<Window> live) throws InterruptedException {
    while (!present.isEmpty()) {
      long left = terms.requests() - sent;
      Together together = new Together(transport, List.copyOf(present), terms, ++trials);
      Together.Outcome outcome = together.send(plan, left, live);
      switch (outcome) {
        case Together.Whole(Trial trial) -> {
          sent += trial.total().sent();
          return trial;
        }
        case Together.Lost(String agent, String why) -> {
          notes.accept(
              "%s %s: what was sent is void and tells nothing%s"
                  .formatted(
                      agent, why, present.size() > 1 ? "; it is sent again without it" : ""));
          present.removeIf(each -> each.name().equals(agent));
          transport.dismiss(agent);
        }
      }
    }
    throw new Unusable("no agent is left; start them again with `prodproof agent`");
  }

  @Override
  public void close() {
    transport.close();
  }
}
