package dev.prodproof.checks.documentation;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Conformance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where bodies of answers depart from what is described: one finding for one omission.
final class Departures {
  /// A segment of a pointer that looks like a value.
  private static final Pattern KEY = Pattern.compile("/(?:\\d+(?=/|$)|[^/]*\\d\\d[^/]*)");

  /// What leads to an item of a list.
  private static final Pattern ITEMS = Pattern.compile("^.*/\\*(?=/)");

  private static final Pattern FORM = Pattern.compile("^does not match the (\\S+) pattern");

  private static final int MOST_NAMED = 5;

  private final Findings findings = new Findings();

  /// Members of the same object that depart in the same way.
  private final Map<Cause, Set<String>> members = new HashMap<>();

  void see(Conformance conformance, Conformance.Mismatch mismatch) {
    String pointer = mismatch.pointer();
    // A map's keys are values: `/rooms/2026-11-21/free`. A thing has one schema, alone and in a
    // list.
    String own = ITEMS.matcher(pointer).replaceFirst("");
    String place = pointer.isEmpty() ? "the body" : KEY.matcher(own).replaceAll("/*");
    // JSON Schema lets a validator take `format` as a mere remark.
    boolean remark = mismatch.keyword().equals("format");
    boolean success = conformance.status() < 400;
    Severity severity = success && !remark ? Severity.MAJOR : Severity.MINOR;
    String shown = pointer.isEmpty() ? "the body" : pointer;
    String what =
        "answers %d with a body that departs from its description: %s %s"
            .formatted(conformance.status(), shown, mismatch.message());
    String others = success ? "answers" : "error answers";
    // What can't be read at all was written by one hand for all operations, as a rule.
    boolean unreadable = pointer.isEmpty() && mismatch.message().contains("is none");
    String where = pointer.isEmpty() && !unreadable ? conformance.operation() : others;
    // Operations share their schemas: what is wrong with one is told once.
    Cause cause = cause(mismatch, place);
    List<Long> evidence = List.of(conformance.exchange());
    findings.add(conformance.operation(), new Finding(severity, where, what, cause, evidence));
    if (comesInDozens(mismatch)) {
      members.computeIfAbsent(cause, _ -> new TreeSet<>()).add(last(place));
    }
  }

  private static Cause cause(Conformance.Mismatch mismatch, String place) {
    Matcher form = FORM.matcher(mismatch.message());
    if (mismatch.keyword().equals("format") && form.find()) {
      // How times are written is one setting for all of them.
      return new Cause("body: format " + form.group(1));
    }
    boolean one = !comesInDozens(mismatch);
    String object = place.substring(0, Math.max(0, place.lastIndexOf('/')));
    String how = mismatch.keyword().equals("type") ? "nothing" : mismatch.keyword();
    return new Cause(
        one ? "body: " + mismatch.keyword() + " of " + place : "body: " + how + " in " + object + "/");
  }

  /// Members that nobody described, or that are `null`, have one omission in common.
  private static boolean comesInDozens(Conformance.Mismatch mismatch) {
    boolean empty =
        mismatch.keyword().equals("type") && mismatch.message().startsWith("null found");
    boolean member = mismatch.pointer().contains("/");
    boolean formed = mismatch.keyword().equals("format") && FORM.matcher(mismatch.message()).find();
    return member && (empty || formed || mismatch.keyword().equals("additionalProperties"));
  }

  private static String last(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  List<Finding> list() {
    return findings.list().stream().map(this::withOthers).toList();
  }

  private Finding withOthers(Finding finding) {
    var names = new TreeSet<>(members.getOrDefault(finding.cause(), Set.of()));
    names.removeIf(name -> finding.what().contains("/" + name + " "));
    if (names.isEmpty()) {
      return finding;
    }
    String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int rest = names.size() - MOST_NAMED;
    String what = finding.what() + "; likewise " + named + (rest > 0 ? " and " + rest + " more" : "");
    return new Finding(
        finding.severity(), finding.where(), what, finding.cause(), finding.evidence());
  }
}
