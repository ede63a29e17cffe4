package com.example.booking.edge;

import java.util.List;

/// A request that isn't served, with the answer that its sender gets.
public final class Refused extends RuntimeException {

  private final transient Problem problem;

  public Refused(Problem problem) {
    this(problem, null);
  }

  public Refused(Problem problem, @org.jspecify.annotations.Nullable Throwable cause) {
    super(problem.detail(), cause, false, problem.status() >= 500);
    this.problem = problem;
  }

  public static Refused field(String field, String rule) {
    return new Refused(Problem.invalid(List.of(new Violation(field, rule))));
  }

  public Problem problem() {
    return problem;
  }
}
