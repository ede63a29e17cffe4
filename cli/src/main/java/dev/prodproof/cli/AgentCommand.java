package dev.prodproof.cli;

import dev.prodproof.cli.agents.Agent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "agent",
    description = {
      "Wait for orders of `prodproof load --agents`, and send a part of its load.",
      "",
      "Whoever reaches the port can order load on this machine's loopback, and on hosts that show",
      "they are theirs. Let only your own machines reach it."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  prodproof agent --listen 127.0.0.1:5701 &",
      "  prodproof agent --listen 127.0.0.1:5702 &",
      "  prodproof load http://localhost:8080/slots --rate 200/s \\",
      "    --agents 127.0.0.1:5701,127.0.0.1:5702"
    })
final class AgentCommand implements Callable<Integer> {
  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:5701",
      description = "The address of this machine to listen at. Default: 127.0.0.1:5701.")
  private String place = "127.0.0.1:5701";

  @Override
  public Integer call() throws InterruptedException {
    try (var agent = new Agent(Agent.Place.of(place), Main.VERSION)) {
      System.err.println("prodproof: an agent waits for orders at " + place + "; Ctrl-C ends it");
      agent.serve();
    }
    return ExitCode.OK;
  }
}
