package com.example.library.http;

import java.util.List;

/// A request that is turned down, with the reason.
public final class Refused extends RuntimeException {
  private final transient Problem problem;

  public Refused(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public static Refused field(String name, String rule) {
    return new Refused(Problem.invalid(List.of(new Violation(name, rule))));
  }

  public Problem problem() {
    return problem;
  }
}
