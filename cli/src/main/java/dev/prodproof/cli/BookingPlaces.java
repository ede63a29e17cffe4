package dev.prodproof.cli;

import dev.prodproof.core.Unusable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/// Where things are in the booking specimen, or in a renamed copy of it.
record BookingPlaces(Path folder, Properties names) {
  static BookingPlaces in(Path folder) {
    var names = new Properties();
    Path file = folder.resolve("specimen.properties");
    try (Reader text = Files.newBufferedReader(file)) {
      names.load(text);
    } catch (IOException e) {
      throw new Unusable("there is no specimen in " + folder + ": " + file + " can't be read");
    }
    return new BookingPlaces(folder.toAbsolutePath().normalize(), names);
  }

  String name(String key) {
    String value = names.getProperty(key);
    if (value == null) {
      throw new Unusable(folder.resolve("specimen.properties") + " lacks `" + key + "`");
    }
    return value;
  }

  /// What everybody may read.
  List<String> open() {
    return List.of(name("open").split(",\\s*", -1));
  }

  /// A committed file, as text.
  String text(String key) {
    Path file = folder.resolve(name(key));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Unusable(file + " can't be read: " + e.getMessage(), e);
    }
  }

  /// The start directory, once it is built.
  Path app() {
    Path app = folder.resolve(name("app"));
    if (!Files.exists(app.resolve(name("jar")))) {
      throw new Unusable(
          "the demonstration isn't built: " + app + " is missing; run `mvn package` in " + folder);
    }
    return app;
  }
}
