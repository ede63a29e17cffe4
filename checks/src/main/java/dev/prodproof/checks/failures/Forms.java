package dev.prodproof.checks.failures;

import dev.prodproof.facts.Described;
import java.util.HashSet;
import java.util.Set;

/// The operations that are HTML forms. A form refuses by showing itself again with a 200, so its
/// status doesn't tell.
final class Forms {
  private final Set<String> ids = new HashSet<>();

  void see(Described described) {
    described.operations().stream()
        .filter(Described.Operation::form)
        .forEach(form -> ids.add(form.id()));
  }

  boolean has(String operation) {
    return ids.contains(operation);
  }
}
