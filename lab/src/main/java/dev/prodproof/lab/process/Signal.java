package dev.prodproof.lab.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/// Sends signals to process groups. Java itself reaches single processes only.
enum Signal {
  /// Asks whether there is anybody.
  NONE("0"),
  TERM("TERM"),
  KILL("KILL");

  private final String word;

  Signal(String word) {
    this.word = word;
  }

  /// @return whether the group has members
  boolean to(long group) throws InterruptedException {
    if (group <= 1) {
      throw new IllegalArgumentException("not a group of ours: " + group);
    }
    var kill = new ProcessBuilder("sh", "-c", "kill -s \"$1\" -- \"-$2\"", "sh", word, "" + group);
    try {
      return kill.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
