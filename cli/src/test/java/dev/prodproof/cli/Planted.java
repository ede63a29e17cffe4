package dev.prodproof.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What stands in a specimen's `defects.json`.
///
/// @param kind `defect`, or `twin` for what only looks like one
/// @param expected checks that must find it
/// @param consequences checks that may find it, too
/// @param operations where it shows
/// @param tempts what a twin looks like: checks that a careless judge would let it trip; of a defect, those
///     that hold and whose experiments show it
/// @param budget what it takes at least; null where the one that is given will do
/// @param told words that stand in what is told of it, where others trip the same check
record Planted(
    String name,
    String kind,
    String chapter,
    String what,
    List<String> expected,
    List<Consequence> consequences,
    List<String> operations,
    @Nullable List<String> told,
    @Nullable List<String> tempts,
    @Nullable String budget) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  record Consequence(String id, String reason) {}

  static List<Planted> in(Specimen specimen) throws IOException {
    Path file = specimen.folder().resolve("defects.json");
    return List.of(JSON.readValue(file, Planted[].class));
  }

  /// The service as it should be, as a row like the others.
  static Planted none() {
    String what = "the service as it should be";
    return new Planted(Specimen.NONE, "twin", "", what, List.of(), List.of(), List.of(), null, null, null);
  }

  /// All defects at once.
  static Planted all(List<Planted> planted) {
    var expected = new ArrayList<String>();
    var consequences = new ArrayList<Consequence>();
    planted.forEach(one -> expected.addAll(one.expected()));
    planted.forEach(one -> consequences.addAll(one.consequences()));
    List<String> ids = expected.stream().distinct().sorted().toList();
    return new Planted("all", "defect", "", "all defects at once", ids, consequences, List.of(), null, null, null);
  }

  List<String> words() {
    return told == null ? List.of() : told;
  }

  String budgetOr(String given) {
    return budget == null ? given : budget;
  }

  /// The checks that have to do with it.
  List<String> concerned() {
    return tempts == null ? expected : Stream.concat(expected.stream(), tempts.stream()).toList();
  }

  /// Whether the check must or may find it.
  boolean touches(String id) {
    return expected.contains(id) || consequences.stream().anyMatch(one -> one.id().equals(id));
  }

  boolean twin() {
    return kind.equals("twin");
  }
}
