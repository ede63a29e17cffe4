package dev.prodproof.checks.failures;

import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Sighting;

/// What a step of a scenario asked for, in words that somebody understands who knows no scenario.
final class Steps {
  private Steps() {}

  static String asked(String method, Purpose.Step step) {
    return plainly(method, step) + " (scenario “" + step.scenario() + "”)";
  }

  private static String plainly(String method, Purpose.Step step) {
    return switch (step.role()) {
      case CREATE -> "an ordinary " + method + " that makes a thing";
      case READ -> "a reading of what had just been made";
      case LIST -> "a reading of the list that should hold what had just been made";
      case REPLACE -> "a " + method + " that replaces what had just been made";
      case MODIFY ->
          step.scenario().equals(Comparison.REFUSED_CHANGE)
              ? "a " + method + " with a value that it should refuse"
              : "a " + method + " that changes what had just been made";
      case DELETE -> "a deletion of what had just been made";
      case REPEAT -> repeated(method, step.scenario());
      case READ_AGAIN ->
          step.scenario().equals(Sighting.DELETED)
              ? "a reading of what had just been deleted"
              : "a second reading of what had just been made";
      case CONTROL -> "an ordinary " + method + ", for comparison";
      case SUBMIT -> "a form with ordinary values";
      case PROBE -> probed(method, step.scenario());
    };
  }

  private static String repeated(String method, String scenario) {
    return scenario.equals(Comparison.PARTIAL_PUT)
        ? "a " + method + " without the members that aren't required"
        : "the same " + method + " once more";
  }

  private static String probed(String method, String scenario) {
    return scenario.equals(Comparison.SAFE_METHOD)
        ? "a " + method + " of what had just been made, without a body"
        : "an ordinary " + method;
  }
}
