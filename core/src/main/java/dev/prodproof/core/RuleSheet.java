package dev.prodproof.core;

import java.util.List;

/// The words of one check, as the catalogue holds them.
///
/// @param id stable and never reused: `failures/no-server-error`
/// @param title a sentence that is true of a good service
/// @param severity the ceiling of its findings
/// @param statements the statements of the mission that it carries: `F5`
/// @param built false while no code judges it: then it is shown as not demonstrated
/// @param judged `by experiment` or `by attestation`
/// @param experiments the experiments whose facts it needs; of `upstream or database` at least one
/// @param needs words of [Capability]
/// @param impact the word of the [Impact] that its experiment needs
public record RuleSheet(
    String id,
    String title,
    String severity,
    List<String> statements,
    List<String> references,
    boolean built,
    String judged,
    List<String> experiments,
    List<String> needs,
    String impact,
    String why,
    String how,
    String fix,
    String example) {
  public String chapter() {
    return id.substring(0, id.indexOf('/'));
  }

  public boolean attested() {
    return judged.equals("by attestation");
  }

  /// Each with the others that can stand for it.
  public List<List<String>> alternatives() {
    return experiments.stream().map(one -> List.of(one.split(" or "))).toList();
  }

  /// The ceiling; a row that only informs (`none`) counts as advice.
  public Severity ceiling() {
    return Severity.of(severity);
  }
}
