package dev.prodproof.cli;

import dev.prodproof.core.Unusable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "replay", description = "Send a finding's requests again, and judge whether it still shows.")
final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FINDING", description = "A finding's id.")
  private String finding = "";

  @Override
  public Integer call() {
    throw new Unusable("replay of " + finding + " isn't wired yet");
  }
}
