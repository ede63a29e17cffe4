package dev.prodproof.lab.recipe.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a repository tells about its service, and the file that tells it.
sealed interface Clue {
  String where();

  /// What it is called.
  record Named(String name, String where) implements Clue {}

  /// How it is started.
  ///
  /// @param stack for people: `Express`, `Spring Boot`
  /// @param first commands that install or build what is started; empty where nothing is needed
  record Starts(String stack, List<String> command, String first, String where) implements Clue {}

  /// A port that is written into the code.
  record Listens(int port, String where) implements Clue {}

  /// Everything is below this path.
  record Based(String path, String where) implements Clue {}

  /// A variable of the environment that is read.
  ///
  /// @param value default or example; null where none is known
  /// @param required it can't start without
  record Reads(String variable, @Nullable String value, boolean required, String where)
      implements Clue {}

  /// A driver among its libraries: it may need such a thing.
  ///
  /// @param kind `postgres`, `mysql`, `redis`, …
  record Speaks(String kind, String where) implements Clue {}

  /// A dependency that is started beside it.
  ///
  /// @param name as others call it: the host name among containers
  /// @param inside port that it has among them
  /// @param need as it is reached from this machine
  record Beside(String name, int inside, Need need, String where) implements Clue {}

  /// Where its API is described: a file, or a path that it serves.
  record Described(String at, String where) implements Clue {}

  /// A path that tells its health.
  record Healthy(String path, String where) implements Clue {}

  /// A path where others report events.
  record Receives(String path, String where) implements Clue {}

  /// A path where people log in.
  record LogsIn(String path, String where) implements Clue {}

  /// What callers show to be let in or believed: a field of a request, or `Bearer`.
  record Shows(String field, String where) implements Clue {}

  /// Something that a person has to look at.
  record Doubt(String what, String remedy, String where) implements Clue {}
}
