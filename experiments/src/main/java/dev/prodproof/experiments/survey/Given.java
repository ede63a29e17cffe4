package dev.prodproof.experiments.survey;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Description;
import dev.prodproof.facts.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The description that the user named: a path on the target, a URL of the target, or a file.
///
/// @param where as the user wrote it
/// @param folder what a file's name counts from
record Given(String where, String folder) {
  private static final long LARGEST = 64 << 20;

  /// @throws Unusable when it can't be read there
  Candidate read(Scout scout, Stranger stranger) throws InterruptedException {
    if (where.matches("(?i)https?://.*")) {
      String target =
          scout
              .scope()
              .follow("/", where)
              .orElseThrow(
                  () ->
                      new Unusable(
                          "The API description `%s` is not on the target; download it and give the file."
                              .formatted(where)));
      return served(target, scout, stranger)
          .orElseThrow(() -> new Unusable(nothing(where + " serves none")));
    }
    if (where.startsWith("/")) {
      Optional<Candidate> served = served(scout.scope().prefix() + where, scout, stranger);
      if (served.isEmpty() && !scout.scope().prefix().isEmpty()) {
        served = served(where, scout, stranger);
      }
      if (served.isPresent()) {
        return served.get();
      }
    }
    return file();
  }

  private Optional<Candidate> served(String target, Scout scout, Stranger stranger)
      throws InterruptedException {
    String problem = "";
    Optional<Candidate> best = Optional.empty();
    for (String identity : scout.everybody()) {
      var hunt = new DescriptionHunt(scout, stranger);
      Optional<Candidate> found = hunt.at(identity, target);
      // Some show everybody only what is theirs to use.
      if (found.isPresent() && (best.isEmpty() || found.get().tellsMoreThan(best.get()))) {
        best = found;
      }
      problem = hunt.problems().stream().findFirst().orElse(problem);
    }
    if (best.isEmpty() && !problem.isEmpty()) {
      throw new Unusable(problem);
    }
    return best;
  }

  private Candidate file() {
    try {
      Path file = Path.of(folder).resolve(where);
      if (!Files.isRegularFile(file)) {
        throw new Unusable(nothing("neither a path on the target that serves one nor a file"));
      }
      return described(file, text(file));
    } catch (InvalidPathException e) {
      throw new Unusable(nothing("no name of a file"), e);
    }
  }

  private Candidate described(Path file, String text) {
    try {
      return Candidate.of(
          where, Exchange.NOBODY, Description.read(text, name -> beside(file, name)));
    } catch (Unusable e) {
      throw new Unusable(
          "`%s`: %s Correct it, or leave --describe out to have another looked for."
              .formatted(where, e.getMessage()),
          e);
    }
  }

  private String nothing(String because) {
    return "The API description `%s` can't be read: %s. Correct --describe (`describe` in a recipe), or leave it out to have it looked for."
        .formatted(where, because);
  }

  private static Optional<String> beside(Path file, String name) {
    try {
      Path other = file.resolveSibling(name).normalize();
      return Files.isRegularFile(other) ? Optional.of(text(other)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new Unusable("`%s` is larger than 64 MB: no API description is.".formatted(file));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new Unusable("`%s` can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
