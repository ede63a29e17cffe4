package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service in Python: FastAPI, Flask, Django and their kin.
final class Python implements Detector {
  private static final String PORT = "${service.port}";
  private static final Pattern APP =
      Pattern.compile("(?m)^([ \\t]*)(\\w+)(?:\\s*:\\s*\\w+)?\\s*=\\s*(?:\\w+\\.)?(FastAPI|(?:API)?Flask|Starlette|Litestar|Quart)\\(");
  private static final Pattern FACTORY = Pattern.compile("(?m)^(?:async )?def (\\w+)\\(");
  private static final Pattern SETTINGS =
      Pattern.compile("DJANGO_SETTINGS_MODULE[\"']\\s*,\\s*[\"']([\\w.]+)[\"']");
  // How many requests at a time gunicorn takes, and for how long, as it is deployed.
  private static final Pattern CROWD =
      Pattern.compile("(--(?:workers|threads|worker-class|worker-connections|timeout|graceful-timeout|keep-alive)|-[wkt])[ =]+([A-Za-z0-9_.]+)(?=\\s|\\\\|$)");
  private static final Pattern NAME = Pattern.compile("(?m)^name\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final Map<String, String> DRIVERS =
      Map.of(
          "psycopg", "postgres", "asyncpg", "postgres", "pg8000", "postgres", "pymysql", "mysql",
          "mysqlclient", "mysql", "aiomysql", "mysql", "redis", "redis", "pymongo", "mongodb",
          "pika", "amqp");

  @Override
  public List<Clue> look(Tree tree) {
    List<String> listed =
        tree.named(path -> path.matches("(requirements[^/]*|requirements/[^/]*)\\.txt|pyproject\\.toml|Pipfile|setup\\.(py|cfg)"));
    var start = new Start(tree, String.join("\n", listed.stream().map(tree::textOr).toList()));
    Optional<Clue> how = start.django().or(start::app);
    if (listed.isEmpty() && how.isEmpty()) {
      return List.of();
    }
    var clues = new ArrayList<Clue>();
    Sources.matches(NAME, tree.textOr("pyproject.toml")).findFirst()
        .ifPresent(name -> clues.add(new Clue.Named(name.group(1), "pyproject.toml")));
    String where = listed.isEmpty() ? how.map(Clue::where).orElse("") : listed.getFirst();
    DRIVERS.forEach(
        (library, kind) -> {
          if (Pattern.compile("(?im)(^|[\\s\"'])" + library + "\\d?\\b").matcher(start.libraries()).find()) {
            clues.add(new Clue.Speaks(kind, where));
          }
        });
    how.ifPresent(clues::add);
    if (clues.stream().anyMatch(c -> c instanceof Clue.Starts s && s.stack().equals("FastAPI"))) {
      clues.add(new Clue.Described("/openapi.json", where));
    }
    return clues;
  }

  /// @param libraries all that is listed as needed, as text
  private record Start(Tree tree, String libraries) {
    Optional<Clue> django() {
      return tree.text("manage.py")
          .flatMap(text -> Sources.matches(SETTINGS, text).findFirst())
          .map(match -> match.group(1).replaceFirst("\\..*", ""))
          .map(
              project ->
                  gunicorn()
                      ? gunicorn("Django", "manage.py", project + ".wsgi")
                      : command("Django", "manage.py", List.of(python(), "manage.py", "runserver", "--noreload", "127.0.0.1:" + PORT)));
    }

    Optional<Clue> app() {
      record Found(String file, MatchResult match) {}
      return Sources.in(tree, Sources.PYTHON::contains).stream()
          .flatMap(file -> Sources.matches(APP, tree.textOr(file)).map(m -> new Found(file, m)))
          .findFirst()
          .map(found -> of(found.file(), found.match()));
    }

    private Clue of(String file, MatchResult match) {
      boolean made = !match.group(1).isEmpty();
      String name = made ? factory(tree.textOr(file), match.start()) : match.group(2);
      String module = file.replaceFirst("\\.py$", "").replaceFirst("/__init__$", "").replaceFirst("^src/", "").replace('/', '.');
      String app = module + ":" + name;
      List<String> folder = file.startsWith("src/") ? List.of("--app-dir", "src") : List.of();
      String stack = match.group(3);
      if (!stack.endsWith("Flask")) {
        var words = new ArrayList<>(List.of("uvicorn", app, "--port", PORT));
        words.addAll(made ? List.of("--factory") : List.of());
        words.addAll(folder);
        return starts(stack, file, words.toArray(String[]::new));
      }
      return gunicorn()
          ? gunicorn(stack, file, made ? app + "()" : app)
          : starts(stack, file, "flask", "--app", app, "run", "--port", PORT);
    }

    /// The function that the line stands in.
    private static String factory(String text, int at) {
      return Sources.matches(FACTORY, text.substring(0, at)).reduce((_, last) -> last).map(m -> m.group(1)).orElse("create_app");
    }

    private boolean gunicorn() {
      return libraries.contains("gunicorn");
    }

    private Clue gunicorn(String stack, String where, String app) {
      var words = new ArrayList<>(List.of("gunicorn", "-b", "127.0.0.1:" + PORT));
      deployed().forEach(option -> words.addAll(List.of(option.group(1), option.group(2))));
      words.add(app);
      return starts(stack, where, words.toArray(String[]::new));
    }

    /// What a Procfile or a Dockerfile gives gunicorn beside the address.
    private List<MatchResult> deployed() {
      return Stream.of("Procfile", "Dockerfile")
          .flatMap(file -> tree.textOr(file).lines())
          .map(line -> line.replaceAll("[\"',\\[\\]]+", " "))
          .filter(line -> line.matches("(?:web:|\\s*(?:CMD|ENTRYPOINT)).*\\bgunicorn\\b.*"))
          .findFirst()
          .map(line -> Sources.matches(CROWD, line).toList())
          .orElse(List.of());
    }

    private Clue starts(String stack, String where, String... module) {
      var words = new ArrayList<>(List.of(python(), "-m"));
      words.addAll(List.of(module));
      return command(stack, where, words);
    }

    private Clue command(String stack, String where, List<String> words) {
      var all = new ArrayList<>(tree.has("uv.lock") ? List.of("uv", "run") : tree.has("poetry.lock") ? List.of("poetry", "run") : List.<String>of());
      all.addAll(words);
      return new Clue.Starts(stack, List.copyOf(all), install(), where);
    }

    private String install() {
      return tree.has("uv.lock") ? "uv sync" : tree.has("poetry.lock") ? "poetry install" : tree.has("requirements.txt") ? pip() + "-r requirements.txt" : tree.has("pyproject.toml") || tree.has("setup.py") ? pip() + "." : "";
    }

    private String pip() {
      return own().map(folder -> folder + "bin/").orElse("") + "pip install ";
    }

    /// The one that has its libraries, where that stands beside the code.
    private String python() {
      return tree.has("uv.lock") || tree.has("poetry.lock") ? "python" : own().map(folder -> folder + "bin/python").orElse("python3");
    }

    private Optional<String> own() {
      return tree.first(".venv/pyvenv.cfg", "venv/pyvenv.cfg", "env/pyvenv.cfg").map(file -> file.replace("pyvenv.cfg", ""));
    }
  }
}
