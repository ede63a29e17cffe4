package dev.prodproof.lab.process;

import dev.prodproof.core.Unusable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes a command the leader of a session and process group of its own: a Ctrl-C in the terminal
/// doesn't
/// reach it, and one signal reaches all that it starts. Its process id is the group's.
final class OwnSession {
  // setsid(1) is part of util-linux; macOS has none, but Perl.
  private static final List<String> PERL =
      List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127");

  private OwnSession() {}

  /// @throws Unusable where the machine offers no way
  static List<String> of(List<String> command) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    var whole = new ArrayList<String>();
    if (find("setsid", path).isPresent()) {
      whole.add("setsid");
    } else if (find("perl", path).isPresent()) {
      whole.addAll(PERL);
    } else {
      throw new Unusable("can't start processes safely: install setsid (util-linux) or perl");
    }
    whole.addAll(command);
    return whole;
  }

  /// Where that name leads to on a search path.
  static Optional<Path> find(String name, String searchPath) {
    for (String folder : searchPath.split(":", -1)) {
      try {
        Path file = Path.of(folder, name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// What every process gets from ours: what programs can't do without, and nothing of the user's.
  static Map<String, String> inherited() {
    var kept = new TreeMap<String, String>();
    for (String name : List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME")) {
      String value = System.getenv(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    return kept;
  }
}
