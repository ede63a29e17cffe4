package dev.prodproof.checks.sheets;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All sheets of a source tree, by chapter and id, and the mistakes of those that could not be
/// read.
record SheetFiles(List<Sheet> sheets, List<String> mistakes) {

  static SheetFiles below(Path root) throws IOException {
    List<Sheet> sheets = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (Path path : markdown(root)) {
      String file = root.relativize(path).toString().replace('\\', '/');
      try {
        sheets.add(Sheet.read(file, Files.readString(path, StandardCharsets.UTF_8)));
      } catch (SheetMistake mistake) {
        mistakes.add(String.valueOf(mistake.getMessage()));
      } catch (CharacterCodingException e) {
        mistakes.add(file + ":1: this is not UTF-8. Save the file as UTF-8");
      }
    }
    sheets.sort(Comparator.comparingInt(SheetFiles::place).thenComparing(Sheet::id));
    return new SheetFiles(List.copyOf(sheets), List.copyOf(mistakes));
  }

  private static int place(Sheet sheet) {
    return Chapter.named(sheet.chapter()).map(Chapter::ordinal).orElse(Integer.MAX_VALUE);
  }

  private static List<Path> markdown(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }
}
