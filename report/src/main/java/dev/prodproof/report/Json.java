package dev.prodproof.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.prodproof.core.Report;
import dev.prodproof.core.Unusable;
import dev.prodproof.report.words.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `report.json`: the fields of [Report] in their order. Every other view can be made from it.
public final class Json {
  private static final Set<String> OVERALL =
      Set.of("production-grade", "not-production-grade", "not-demonstrated");
  private static final Set<String> VERDICTS =
      Set.of("pass", "fail", "not-applicable", "inconclusive", "not-demonstrated");

  private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

  /// Unknown fields come from a newer version and are passed over. Absent text and lists are empty,
  /// since a report of an older version lacks what came later; an absent record is refused.
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .withConfigOverride(String.class, o -> o.setNullHandling(EMPTY))
          .withConfigOverride(List.class, o -> o.setNullHandling(EMPTY))
          .withConfigOverride(Map.class, o -> o.setNullHandling(EMPTY))
          .build();

  private Json() {}

  public static String render(Report report) {
    return Foreign.encodable(MAPPER.writeValueAsString(report)) + "\n";
  }

  public static void write(Report report, Path file) throws IOException {
    WholeFile.write(file, render(report));
  }

  /// @throws Unusable where the file is missing, torn, or not a report of this format
  public static Report read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new Unusable("there is no report at " + file + "; name a run's `report.json`", e);
    } catch (IOException e) {
      throw new Unusable("cannot read " + file + " as text: " + e.getMessage(), e);
    }
  }

  /// @param name what to call the text when it can't be used
  public static Report parse(String text, String name) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (!tree.path("format").asString("").equals(Report.FORMAT)) {
        throw new Unusable(
            name + " is JSON, but not a report: its `format` isn't `" + Report.FORMAT + "`");
      }
      return known(MAPPER.treeToValue(tree, Report.class), name);
    } catch (JacksonException e) {
      throw new Unusable(
          "%s is not a whole report: %s. Judge the run again: prodproof judge RUN-DIRECTORY"
              .formatted(name, Foreign.cut(Foreign.visible(e.getOriginalMessage()), 200)),
          e);
    }
  }

  private static Report known(Report report, String name) {
    if (!OVERALL.contains(report.verdict())) {
      throw unknown(report.verdict(), name);
    }
    for (var check : report.checks()) {
      if (!VERDICTS.contains(check.verdict())) {
        throw unknown(check.verdict(), name);
      }
    }
    return report;
  }

  private static Unusable unknown(String verdict, String name) {
    return new Unusable(
        "%s holds a verdict this version doesn't know, `%s`: read it with the version that wrote it"
            .formatted(name, Foreign.cut(Foreign.visible(verdict), 60)));
  }
}
