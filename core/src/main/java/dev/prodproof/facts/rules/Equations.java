package dev.prodproof.facts.rules;

/// A few linear equations.
final class Equations {
  private static final double NOTHING = 1e-12;

  private Equations() {}

  /// By Gauss' elimination, the largest pivot first. What no equation tells is 0.
  ///
  /// @param rows coefficients, and what they come to in the last column; used up
  static double[] solved(double[][] rows) {
    int size = rows.length;
    double[] found = new double[size];
    for (int column = 0; column < size; column++) {
      swap(rows, column);
      if (Math.abs(rows[column][column]) < NOTHING) {
        continue;
      }
      for (int row = 0; row < size; row++) {
        if (row != column) {
          double times = rows[row][column] / rows[column][column];
          for (int i = column; i <= size; i++) {
            rows[row][i] -= times * rows[column][i];
          }
        }
      }
    }
    for (int i = 0; i < size; i++) {
      found[i] = Math.abs(rows[i][i]) < NOTHING ? 0 : rows[i][size] / rows[i][i];
    }
    return found;
  }

  private static void swap(double[][] rows, int column) {
    int best = column;
    for (int row = column + 1; row < rows.length; row++) {
      if (Math.abs(rows[row][column]) > Math.abs(rows[best][column])) {
        best = row;
      }
    }
    double[] there = rows[column];
    rows[column] = rows[best];
    rows[best] = there;
  }
}
