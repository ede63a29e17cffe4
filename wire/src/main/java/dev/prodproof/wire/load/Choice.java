package dev.prodproof.wire.load;

import java.util.List;

/// Which operation request k is.
final class Choice {
  private final double[] upTo;
  private final long seed;

  Choice(Mix mix) {
    this.seed = mix.seed();
    List<Mix.Weighted> operations = mix.operations();
    this.upTo = new double[operations.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += operations.get(i).weight();
      upTo[i] = sum / mix.weights();
    }
  }

  int of(long k) {
    int last = upTo.length - 1;
    if (last == 0) {
      return 0;
    }
    double lot = Lots.share(seed, k);
    int at = 0;
    while (at < last && lot >= upTo[at]) {
      at++;
    }
    return at;
  }
}
