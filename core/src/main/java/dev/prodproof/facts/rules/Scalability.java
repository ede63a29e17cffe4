package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.BlockBootstrap;
import dev.prodproof.core.statistics.Interval;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Rule V3, first half: the Universal Scalability Law (Gunther, *A General Theory of Computational
/// Scalability Based on Rational Functions*, 2008): `X(N) = λN / (1 + σ(N − 1) + κN(N − 1))`, with
/// N requests in flight and X good answers a second. It describes; no verdict hangs on it.
///
/// `N / X` is linear in 1/λ, σ/λ and κ/λ. So the fit is the least squares of the relative
/// distances `X / X̂ − 1`, with neither σ nor κ below 0, and needs no search.
///
/// @param lambda X with one in flight
/// @param sigma contention
/// @param kappa crosstalk; above 0, more in flight makes less in the end
/// @param points that it was drawn through
public record Scalability(double lambda, double sigma, double kappa, List<Point> points) {
  private static final int PARAMETERS = 3;

  /// Fewer say nothing of how well it fits.
  private static final int LEAST_POINTS = 6;

  /// Between the fewest and the most in flight: a small stretch of a curve is a line.
  private static final double LEAST_SPAN = 4;

  private static final double CONFIDENCE = 0.95;

  /// @param inFlight on average (N)
  /// @param rate good answers a second (X)
  public record Point(double inFlight, double rate) {
    /// Where all ended well, by Little's law, which is surer than a look now and then.
    public static Point of(LoadStep step) {
      LoadStep.Tally tally = step.tally();
      boolean whole = tally.good() == tally.ended();
      double seen = step.windows().stream().mapToLong(Window::inFlight).average().orElse(0);
      double meant = step.goodput() * step.latency().mean() / 1e9;
      return new Point(whole ? meant : seen, step.goodput());
    }
  }

  /// Empty where the points don't tell one.
  public static Optional<Scalability> of(List<Point> all) {
    List<Point> points =
        all.stream().filter(point -> point.inFlight() > 0 && point.rate() > 0).toList();
    double few = points.stream().mapToDouble(Point::inFlight).min().orElse(1);
    double many = points.stream().mapToDouble(Point::inFlight).max().orElse(1);
    return points.size() < LEAST_POINTS || many < few * LEAST_SPAN
        ? Optional.empty()
        : fitted(points);
  }

  private static Optional<Scalability> fitted(List<Point> points) {
    Optional<Scalability> best = Optional.empty();
    for (boolean contention : new boolean[] {true, false}) {
      for (boolean crosstalk : new boolean[] {true, false}) {
        Optional<Scalability> one = fitted(points, contention, crosstalk);
        if (one.isPresent() && (best.isEmpty() || one.get().error() < best.get().error())) {
          best = one;
        }
      }
    }
    return best;
  }

  /// By the normal equations; empty where a parameter would be negative.
  private static Optional<Scalability> fitted(
      List<Point> points, boolean contention, boolean crosstalk) {
    double[][] sums = new double[PARAMETERS][PARAMETERS + 1];
    for (Point point : points) {
      double n = point.inFlight();
      double weight = point.rate() / n;
      double[] row = {
        weight,
        contention ? weight * (n - 1) : 0,
        crosstalk ? weight * n * (n - 1) : 0,
        1
      };
      for (int i = 0; i < PARAMETERS; i++) {
        for (int j = 0; j <= PARAMETERS; j++) {
          sums[i][j] += row[i] * row[j];
        }
      }
    }
    double[] found = Equations.solved(sums);
    boolean possible = found[0] > 0 && found[1] >= 0 && found[2] >= 0;
    var one = new Scalability(1 / found[0], found[1] / found[0], found[2] / found[0], points);
    return possible && points.stream().allMatch(point -> one.rate(point.inFlight()) > 0)
        ? Optional.of(one)
        : Optional.empty();
  }

  /// Good answers a second with so many in flight.
  public double rate(double inFlight) {
    double n = inFlight;
    return lambda * n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
  }

  /// With so many in flight it serves most; infinite where more always makes more.
  public double best() {
    return kappa > 0 ? Math.sqrt(Math.max(0, 1 - sigma) / kappa) : Double.POSITIVE_INFINITY;
  }

  /// What it then serves, or comes near to; infinite where it knows no end.
  public double most() {
    if (kappa > 0) {
      return rate(Math.max(1, best()));
    }
    return sigma > 0 ? lambda / sigma : Double.POSITIVE_INFINITY;
  }

  /// Root mean square of the relative distances to the points.
  public double error() {
    return Math.sqrt(residuals().stream().mapToDouble(one -> one * one).average().orElse(0));
  }

  private List<Double> residuals() {
    return points.stream().map(point -> point.rate() / rate(point.inFlight()) - 1).toList();
  }

  /// Where a figure of the curve lies, at 95 %: the distances change places among the points
  /// (bootstrap of residuals, Efron 1979), and each time the curve is drawn anew.
  public Interval sure(ToDoubleFunction<Scalability> figure) {
    double spread = Math.sqrt((double) points.size() / (points.size() - PARAMETERS));
    List<Double> residuals = residuals();
    return BlockBootstrap.ofEach(
        points.size(),
        chosen -> {
          var drawn = new ArrayList<Point>();
          for (int i = 0; i < points.size(); i++) {
            double n = points.get(i).inFlight();
            double off = Math.max(-0.9, spread * residuals.get(chosen[i]));
            drawn.add(new Point(n, rate(n) * (1 + off)));
          }
          return figure.applyAsDouble(fitted(drawn).orElse(this));
        },
        CONFIDENCE);
  }
}
