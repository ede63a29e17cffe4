package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Paths that the code answers at: health, events of others, log-in.
final class Paths implements Detector {
  private static final Set<String> CODE =
      Set.of("js", "mjs", "cjs", "ts", "mts", "cts", "py", "go", "java", "kt", "rb", "php", "cs", "rs");
  private static final String SEGMENTS = "(?:/?[\\w-]+)*";
  private static final Pattern HEALTH =
      Pattern.compile(
          "[\"'`](?:GET )?(/(?:[\\w-]+/){0,3}(?:readyz?|readiness|health(?:z|check)?|status|ping|livez?|liveness|up)(?:/(?:ready|readiness|live|liveness))?)/?[\"'`]");
  // Django's routes begin without a slash, and mean the one at their end.
  private static final Set<String> PYTHON = Set.of("py");
  private static final String ROUTE = "\\bpath\\(\\s*[\"']((?:[\\w-]+/){0,3}(?:";
  private static final Pattern DJANGO_HEALTH =
      Pattern.compile(ROUTE + "readyz?|readiness|health(?:z|check)?|livez?|liveness)/?)[\"']");
  private static final Pattern DJANGO_LOGIN = Pattern.compile(ROUTE + "log-?in|sign-?in)/?)[\"']");
  // By the name of the view: simplejwt's, REST framework's own.
  private static final Pattern DJANGO_TOKEN =
      Pattern.compile("\\bpath\\(\\s*[\"']([\\w/-]+)[\"']\\s*,\\s*(?:\\w+\\.)*(?:TokenObtainPairView|ObtainAuthToken|obtain_auth_token)\\b");
  private static final Pattern WEBHOOK =
      Pattern.compile("[\"'`](?:POST )?(/" + SEGMENTS + "(?:web)?hooks?" + SEGMENTS + ")[\"'`]");
  private static final Pattern LOGIN =
      Pattern.compile("[\"'`](?:POST )?(/(?:[\\w-]+/){0,4}(?:log-?in|sign-?in|sessions?|authenticate|auth/token))/?[\"'`]");

  private static final Pattern SHOWN =
      Pattern.compile("[\"'`]((?i:x-[\\w-]*(?:key|token|signature)|api-?key|[\\w-]+-signature)|Bearer(?= ?[\"'`]))\\s?[\"'`]");

  /// What tells most about being able to serve comes first.
  private static final List<String> READINESS = List.of("ready", "readiness", "health", "status", "ping", "up", "live");

  @Override
  public List<Clue> look(Tree tree) {
    var clues = new ArrayList<Clue>();
    Stream.of(nest(tree, HEALTH), placed(tree, HEALTH), routes(tree, DJANGO_HEALTH))
        .flatMap(each -> each)
        .min(Comparator.comparingInt(hit -> rank(hit.text())))
        .ifPresent(hit -> clues.add(new Clue.Healthy(hit.text(), hit.file())));
    placed(tree, WEBHOOK).forEach(hit -> clues.add(new Clue.Receives(hit.text(), hit.file())));
    Stream.of(nest(tree, LOGIN), placed(tree, LOGIN), routes(tree, DJANGO_LOGIN), routes(tree, DJANGO_TOKEN)).flatMap(each -> each).findFirst().ifPresent(hit -> clues.add(new Clue.LogsIn(hit.text(), hit.file())));
    hits(tree, SHOWN).forEach(hit -> clues.add(new Clue.Shows(hit.text(), hit.file())));
    return clues;
  }

  /// Of paths in quotes, the one that tells most.
  static Optional<String> health(String quoted) {
    return Sources.matches(HEALTH, quoted).map(match -> match.group(1)).min(Comparator.comparingInt(Paths::rank));
  }

  static Optional<String> logIn(String quoted) {
    return Sources.matches(LOGIN, quoted).map(match -> match.group(1)).findFirst();
  }

  private static Stream<Sources.Hit> nest(Tree tree, Pattern pattern) {
    return NestRoutes.of(tree).filter(hit -> pattern.matcher('"' + hit.text() + '"').matches());
  }

  private static Stream<Sources.Hit> hits(Tree tree, Pattern pattern) {
    return Sources.all(tree, CODE, pattern).filter(hit -> !hit.file().contains("client"));
  }

  /// With the path that their file's routes are below.
  private static Stream<Sources.Hit> placed(Tree tree, Pattern pattern) {
    return hits(tree, pattern).map(Mounts.in(tree)::placed);
  }

  private static Stream<Sources.Hit> routes(Tree tree, Pattern pattern) {
    return Sources.all(tree, PYTHON, pattern).map(hit -> new Sources.Hit("/" + hit.text(), hit.file()));
  }

  private static int rank(String path) {
    for (int i = 0; i < READINESS.size(); i++) {
      if (path.contains(READINESS.get(i))) {
        return i;
      }
    }
    return READINESS.size();
  }
}
