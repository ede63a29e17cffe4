package dev.prodproof.checks.sheets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The body of a rule sheet: sections under `## ` headings, in one order, none empty. A heading
/// inside a code block is text.
final class Sections {
  static final List<String> ORDER =
      List.of("Why", "How it is judged", "How to fix", "Example");

  private final String file;
  private final Map<String, StringBuilder> sections = new LinkedHashMap<>();
  private final Map<String, Integer> headings = new LinkedHashMap<>();
  private String current = "";
  private int openFence;

  private Sections(String file) {
    this.file = file;
  }

  /// `firstLine` is the number of the body's first line in its file.
  static Map<String, String> read(String file, int firstLine, List<String> body) {
    Sections reader = new Sections(file);
    for (int i = 0; i < body.size(); i++) {
      reader.line(firstLine + i, body.get(i));
    }
    return reader.finish();
  }

  private void line(int number, String line) {
    if (line.startsWith("```")) {
      openFence = openFence == 0 ? number : 0;
    }
    if (openFence == 0 && line.startsWith("#")) {
      heading(number, line);
    } else if (!current.isEmpty()) {
      sections.getOrDefault(current, new StringBuilder()).append(line).append('\n');
    } else if (!line.isBlank()) {
      throw new SheetMistake(
          file, number, "text before the first section", "Move it below `## Why`");
    }
  }

  private void heading(int number, String line) {
    String title = line.startsWith("## ") ? line.substring(3).strip() : "";
    int place = ORDER.indexOf(title);
    if (place < 0) {
      throw new SheetMistake(
          file,
          number,
          "`" + line + "` is not a section of a rule sheet",
          "Use `## ` and one of " + String.join(", ", ORDER));
    }
    if (place <= ORDER.indexOf(current)) {
      throw new SheetMistake(
          file,
          number,
          "`## " + title + "` is out of order",
          "Keep the order " + String.join(", ", ORDER));
    }
    current = title;
    sections.put(title, new StringBuilder());
    headings.put(title, number);
  }

  private Map<String, String> finish() {
    if (openFence > 0) {
      throw new SheetMistake(
          file, openFence, "this code block has no end", "Close it with a line of three backticks");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    sections.forEach(
        (title, text) -> {
          if (text.toString().isBlank()) {
            throw new SheetMistake(
                file,
                headings.getOrDefault(title, 1),
                "`## " + title + "` is empty",
                "Say it, or take the section out");
          }
          texts.put(title, text.toString().strip());
        });
    return texts;
  }
}
