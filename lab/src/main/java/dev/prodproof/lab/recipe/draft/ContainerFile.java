package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Dockerfile or a Procfile: the command, the port and the environment that it sets.
final class ContainerFile implements Detector {
  private static final Pattern COMMAND =
      Pattern.compile("(?mi)^\\s*(?:CMD|ENTRYPOINT)\\s+(.+(?:\\\\\\n.+)*)$");
  // Port 22 is SSH's: Git goes over it, too.
  private static final Pattern EXPOSED =
      Pattern.compile("(?mi)^\\s*EXPOSE\\s+(?:22(?:/tcp)?\\s+)?(?!22\\b)(\\d{2,5})\\b");
  private static final Pattern ENV = Pattern.compile("(?mi)^\\s*ENV\\s+(.+)$");
  private static final Pattern PAIR =
      Pattern.compile("\\b([A-Z][A-Z0-9_]*)(?:=(?:\"([^\"]*)\"|(\\S+))|\\s+(\\S+)$)");
  private static final String PORT = "${service.port}";
  // What stands before a port: an address of its own, or an option.
  private static final String AT = "((?<![\\w.\\]])(?:0\\.0\\.0\\.0|127\\.0\\.0\\.1|localhost|\\[::]|\\*)?:|--?(?:p|S|b|port|http-port|bind|listen|addr)[ =])";
  private static final Pattern WEB = Pattern.compile("(?m)^web:\\s*(.+)$");

  @Override
  public List<Clue> look(Tree tree) {
    var clues = new ArrayList<Clue>();
    tree.first("Dockerfile", "Containerfile", "docker/Dockerfile").ifPresent(file -> container(tree.textOr(file), file, clues));
    Sources.matches(WEB, tree.textOr("Procfile")).findFirst()
        .ifPresent(web -> clues.add(new Clue.Starts("", shell(web.group(1)), "", "Procfile")));
    return clues;
  }

  private static void container(String whole, String file, List<Clue> clues) {
    // The last stage is the one that runs.
    String text = whole.replaceAll("\\\\\r?\n", " ").replaceAll("(?ms)\\A.*^\\s*FROM\\b", "FROM");
    List<List<String>> commands = Sources.matches(COMMAND, text).map(ContainerFile::command).filter(c -> !c.isEmpty()).toList();
    Optional<Integer> exposed = Sources.matches(EXPOSED, text).map(match -> Integer.parseInt(match.group(1))).reduce((_, last) -> last);
    if (!commands.isEmpty()) {
      clues.add(new Clue.Starts("", exposed.map(port -> free(commands.getLast(), port)).orElse(commands.getLast()), "", file));
    }
    exposed.ifPresent(port -> clues.add(new Clue.Listens(port, file)));
    Sources.matches(ENV, text)
        .flatMap(line -> Sources.matches(PAIR, line.group(1).strip()))
        .forEach(pair -> environment(pair, file).ifPresent(clues::add));
  }

  /// What is put together from other variables isn't known here; what finds programs is the image's own.
  private static Optional<Clue> environment(MatchResult pair, String file) {
    String value =
        Stream.of(2, 3, 4).map(pair::group).filter(Objects::nonNull).findFirst().orElse("");
    return value.contains("$") || value.isEmpty()
        ? Optional.empty()
        : Optional.of(new Clue.Reads(pair.group(1), value, false, file));
  }

  /// The port that it is seen at from outside may be any, where the command names it.
  private static List<String> free(List<String> command, int port) {
    Pattern named = Pattern.compile(AT + port + "(?![\\w.])");
    return command.stream()
        .map(word -> word.equals(String.valueOf(port)) ? PORT : named.matcher(word).replaceAll("$1" + Matcher.quoteReplacement(PORT)))
        .map(word -> word.replace("0.0.0.0:" + PORT, "127.0.0.1:" + PORT))
        .toList();
  }

  private static List<String> command(MatchResult match) {
    String line = match.group(1).replaceAll("\\\\\\n", " ").strip();
    if (!line.startsWith("[")) {
      return shell(line);
    }
    try {
      return JsonMapper.shared().readTree(line).valueStream().map(JsonNode::asString).toList();
    } catch (JacksonException e) {
      return List.of();
    }
  }

  /// A platform's own name for the port becomes ours.
  private static List<String> shell(String line) {
    String ours = line.strip().replaceAll("\\$(PORT\\b|\\{PORT(:?-[^}]*)?})", Matcher.quoteReplacement(PORT));
    return List.of("sh", "-c", "exec " + ours);
  }
}
