package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A service in Go: its module and its main packages.
final class GoModule implements Detector {
  private static final String FILE = "go.mod";
  private static final Pattern MODULE = Pattern.compile("(?m)^module\\s+(\\S+)");
  private static final Pattern MAIN = Pattern.compile("(?m)^package main\\b(?s:.*)^func main\\(\\)");
  // Generators and tools that `go run FILE` starts: no build of the folder takes them in.
  private static final Pattern LEFT_OUT = Pattern.compile("(?m)^//go:build (?:ignore|tools?)\\b|^// \\+build (?:ignore|tools?)\\b");
  // Where a profile is had, as net/http/pprof shows it, is beside the service.
  private static final Pattern PORT =
      Pattern.compile("(?:ListenAndServe|\\.Run|\\.Listen|\\.Start|Addr:)\\s*\\(?\\s*\"(?!localhost:6060)[\\w.]*:(\\d{2,5})\"");
  private static final Map<String, String> STACKS =
      Map.of(
          "gin-gonic/gin", "Gin", "labstack/echo", "Echo", "gofiber/fiber", "Fiber",
          "go-chi/chi", "chi", "gorilla/mux", "gorilla/mux");
  private static final Map<String, String> DRIVERS =
      Map.of(
          "lib/pq", "postgres", "jackc/pgx", "postgres", "go-sql-driver/mysql", "mysql",
          "redis/go-redis", "redis", "go-redis/redis", "redis", "mongo-driver", "mongodb",
          "segmentio/kafka-go", "kafka", "amqp091-go", "amqp");

  @Override
  public List<Clue> look(Tree tree) {
    Optional<String> module = tree.text(FILE);
    if (module.isEmpty()) {
      return List.of();
    }
    String text = module.get();
    var clues = new ArrayList<Clue>();
    String path = Sources.matches(MODULE, text).findFirst().map(m -> m.group(1)).orElse("app");
    String name = path.replaceFirst("/v\\d+$", "").replaceFirst(".*/", "");
    clues.add(new Clue.Named(name, FILE));
    DRIVERS.forEach(
        (library, kind) -> {
          if (text.contains(library)) {
            clues.add(new Clue.Speaks(kind, FILE));
          }
        });
    List<String> mains =
        Sources.in(tree, Sources.GO::contains).stream()
            .filter(file -> MAIN.matcher(tree.textOr(file)).find())
            .filter(file -> !LEFT_OUT.matcher(tree.textOr(file)).find())
            .toList();
    if (!mains.isEmpty()) {
      starts(mains, name, text, binary(tree, name), clues);
    }
    Sources.first(tree, Sources.GO, PORT)
        .ifPresent(hit -> clues.add(new Clue.Listens(Integer.parseInt(hit.text()), hit.file())));
    return clues;
  }

  /// Where a folder has that name already, a build puts its program into it.
  private static String binary(Tree tree, String name) {
    String binary = "bin/" + name;
    boolean folder = tree.files().stream().anyMatch(file -> file.startsWith(binary + "/"));
    return folder ? "bin/" + name + "-server" : binary;
  }

  private static void starts(
      List<String> mains, String name, String module, String binary, List<Clue> clues) {
    String best =
        mains.stream()
            .filter(file -> file.matches("(?i).*(server|api|service|web|http).*") || !file.contains("/"))
            .findFirst()
            .or(() -> mains.stream().filter(file -> file.startsWith("cmd/" + name + "/")).findFirst())
            .orElse(mains.getFirst());
    String folder = best.contains("/") ? "./" + best.substring(0, best.lastIndexOf('/')) : ".";
    String stack =
        STACKS.entrySet().stream().filter(e -> module.contains(e.getKey())).map(Map.Entry::getValue).findFirst().orElse("Go");
    clues.add(
        new Clue.Starts(
            stack, List.of("./" + binary), "go build -o " + binary + " " + folder, best));
    if (mains.size() > 1) {
      clues.add(
          new Clue.Doubt(
              "which of " + mains.size() + " main packages is the service: " + best + " was taken",
              "correct `start` if it is another",
              best));
    }
  }
}
