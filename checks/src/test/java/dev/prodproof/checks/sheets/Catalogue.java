package dev.prodproof.checks.sheets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The standard as documents: one page per check and a page of contents. Paths are below
/// `docs/standard`.
record Catalogue(List<Sheet> sheets, Statements statements) {

  Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("README.md", contents());
    sheets.forEach(sheet -> pages.put(sheet.id() + ".md", page(sheet)));
    return pages;
  }

  private String contents() {
    long built = sheets.stream().filter(Sheet::built).count();
    StringBuilder text = new StringBuilder();
    text.append(
        """
        <!-- Written by StandardTest from the rule sheets in checks/src/main/java. Edit those. -->
        # The standard, version %s

        %d checks. %d are built. The others are planned: until they are built, every report shows
        them as *not demonstrated*, never as passed. What each statement says stands in
        [the mission](../mission.md).

        The severity is a ceiling: a check's findings can be milder, never graver.
        """
            .formatted(StandardJson.VERSION, sheets.size(), built));
    for (Chapter chapter : Chapter.values()) {
      text.append("\n## ").append(chapter.title).append("\n\n").append(chapter.question);
      text.append("\n\n| Check | True of a good service | Severity | State | Statements |\n");
      text.append("|---|---|---|---|---|\n");
      of(chapter).forEach(sheet -> text.append(row(sheet)));
    }
    return text.append(coverage()).toString();
  }

  private static String row(Sheet sheet) {
    return "| [%s](%s.md) | %s | %s | %s | %s |\n"
        .formatted(
            sheet.id(),
            sheet.id(),
            sheet.title(),
            sheet.severity(),
            state(sheet),
            String.join(" ", sheet.statements()));
  }

  private String coverage() {
    StringBuilder text = new StringBuilder();
    text.append("\n## Which check carries which statement\n\n| Statement | Built | Planned |\n");
    text.append("|---|---|---|\n");
    for (Statements.Statement statement : statements.all()) {
      Map<Boolean, String> links =
          sheets.stream()
              .filter(sheet -> sheet.statements().contains(statement.id()))
              .collect(
                  Collectors.partitioningBy(
                      Sheet::built,
                      Collectors.mapping(
                          sheet -> "[%s](%s.md)".formatted(sheet.id(), sheet.id()),
                          Collectors.joining(", "))));
      text.append(
          "| %s | %s | %s |\n".formatted(statement.id(), links.get(true), links.get(false)));
    }
    return text.toString();
  }

  private String page(Sheet sheet) {
    StringBuilder text = new StringBuilder();
    text.append("<!-- Written by StandardTest from %s. Edit that. -->\n".formatted(sheet.file()));
    text.append("# ").append(sheet.title()).append("\n\n`").append(sheet.id()).append("`");
    if (!sheet.built()) {
      text.append(" · planned: reports show it as *not demonstrated*");
    }
    text.append("\n\n| | |\n|---|---|\n");
    facts(sheet)
        .forEach((name, value) -> text.append("| %s | %s |\n".formatted(name, value)));
    sheet
        .sections()
        .forEach(
            (title, body) ->
                text.append("\n## ").append(title).append("\n\n").append(body).append("\n"));
    return text.toString();
  }

  private Map<String, String> facts(Sheet sheet) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Severity, at most", sheet.severity());
    for (String id : sheet.statements()) {
      facts.put("Statement " + id, statements.find(id).orElseThrow().statement());
    }
    facts.put("Judged", sheet.judged());
    facts.put("Experiments", words(sheet.experiments()));
    facts.put("Needs", words(sheet.needs()));
    facts.put("Impact on the target", sheet.impact());
    facts.put("References", words(sheet.references()));
    facts.put("Since", sheet.since());
    return facts;
  }

  private List<Sheet> of(Chapter chapter) {
    return sheets.stream().filter(sheet -> sheet.chapter().equals(chapter.id())).toList();
  }

  private static String state(Sheet sheet) {
    return sheet.built() ? "built" : "planned";
  }

  private static String words(List<String> words) {
    return words.isEmpty() ? "–" : String.join(", ", words);
  }
}
