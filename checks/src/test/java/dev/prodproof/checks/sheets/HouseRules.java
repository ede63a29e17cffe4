package dev.prodproof.checks.sheets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What every rule sheet, and all of them together, must keep to. Each broken rule is one
/// sentence that names the sheet and the remedy.
final class HouseRules {
  private static final Pattern ID = Pattern.compile("[a-z]+/[a-z]+(-[a-z]+)*");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");

  /// The longest title that a terminal of 100 columns shows beside id and verdict on one line or
  /// two.
  private static final int LONGEST_TITLE = 90;

  private final List<String> broken = new ArrayList<>();

  /// All broken rules, in the order of the sheets.
  static List<String> broken(List<Sheet> sheets, Statements statements) {
    HouseRules rules = new HouseRules();
    sheets.forEach(sheet -> rules.judge(sheet, statements));
    rules.uniqueIds(sheets);
    rules.everyStatementIsCarried(sheets, statements);
    return List.copyOf(rules.broken);
  }

  private void judge(Sheet sheet, Statements statements) {
    identity(sheet);
    title(sheet);
    sections(sheet);
    need(VERSION.matcher(sheet.since()).matches(), sheet, "write `since` like 0.1");
    need(!sheet.statements().isEmpty(), sheet, "name at least one statement that it carries");
    for (String statement : sheet.statements()) {
      need(
          statements.find(statement).isPresent(),
          sheet,
          "`%s` is no statement; see docs/mission.md".formatted(statement));
    }
    judging(sheet);
  }

  private void identity(Sheet sheet) {
    need(ID.matcher(sheet.id()).matches(), sheet, "write `id` like chapter/lower-case-words");
    need(
        Chapter.named(sheet.chapter()).isPresent(),
        sheet,
        "`%s` is no chapter; move the sheet".formatted(sheet.chapter()));
    String expected = sheet.chapter() + "/" + camelCase(sheet.tail()) + ".md";
    need(
        sheet.file().equals(expected) && sheet.id().startsWith(sheet.chapter() + "/"),
        sheet,
        "id `%s` does not fit the file; `%s` would".formatted(sheet.id(), expected));
  }

  private void title(Sheet sheet) {
    String title = sheet.title();
    need(Character.isUpperCase(title.codePointAt(0)), sheet, "begin the title with a capital");
    need(title.split(" ", -1).length >= 3, sheet, "make the title a sentence, not a label");
    need(
        Character.isLetterOrDigit(title.codePointBefore(title.length())),
        sheet,
        "end the title with a word, without a full stop");
    need(title.length() <= LONGEST_TITLE, sheet, "say the title in 90 characters");
  }

  /// A planned check, or one that is attested, has no controls to show an example from.
  private void sections(Sheet sheet) {
    for (String section : Sections.ORDER) {
      boolean optional = section.equals("Example") && !sheet.built();
      need(
          optional || sheet.sections().containsKey(section),
          sheet,
          "add the section `## %s`".formatted(section));
    }
  }

  private void judging(Sheet sheet) {
    boolean attested = sheet.judged().equals(Sheet.BY_ATTESTATION);
    need(
        attested == sheet.experiments().isEmpty(),
        sheet,
        "name the experiments if it is judged by experiment, and only then");
    need(!(attested && sheet.built()), sheet, "what is attested has no class: it stays `planned`");
  }

  private void uniqueIds(List<Sheet> sheets) {
    Map<String, Sheet> seen = new HashMap<>();
    for (Sheet sheet : sheets) {
      Sheet other = seen.put(sheet.id(), sheet);
      need(other == null, sheet, "the id `%s` is taken; ids are unique".formatted(sheet.id()));
    }
  }

  private void everyStatementIsCarried(List<Sheet> sheets, Statements statements) {
    Set<String> carried =
        sheets.stream().flatMap(sheet -> sheet.statements().stream()).collect(Collectors.toSet());
    statements.all().stream()
        .filter(statement -> !carried.contains(statement.id()))
        .forEach(
            statement ->
                broken.add(
                    "statement %s is carried by no sheet: add it to one, or write one"
                        .formatted(statement.id())));
  }

  private void need(boolean kept, Sheet sheet, String remedy) {
    if (!kept) {
      broken.add(sheet.file() + ": " + remedy);
    }
  }

  static String camelCase(String tail) {
    return Arrays.stream(tail.split("-"))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
