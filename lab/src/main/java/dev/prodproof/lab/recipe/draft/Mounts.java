package dev.prodproof.lab.recipe.draft;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Below which path a file's routes are, where another file puts them there: `app.use('/auth', routes)` of
/// Express, `app.register(routes, { prefix: '/auth' })` of Fastify.
record Mounts(Map<String, String> prefixes) {
  private static final String FROM = "(?:from\\s*|=\\s*require\\(\\s*)[\"'](\\.{1,2}/[^\"']+)[\"']";
  private static final Pattern IMPORT = Pattern.compile("(?:import|const)\\s+(?:\\{([^}]*)}|(\\w+))\\s*" + FROM);
  private static final Pattern EXPRESS = Pattern.compile("\\.use\\(\\s*[\"'`](/[\\w/-]*)[\"'`]\\s*,[^()]*?\\b(\\w+)\\s*\\)");
  private static final Pattern FASTIFY = Pattern.compile("\\.register\\(\\s*(\\w+)\\s*,\\s*\\{[^}]*?prefix:\\s*[\"'`](/[\\w/-]*)[\"'`]");

  static Mounts in(Tree tree) {
    List<String> files = Sources.in(tree, Sources.JAVASCRIPT::contains);
    var prefixes = new HashMap<String, String>();
    for (String file : files) {
      String text = tree.textOr(file);
      var mounted = new HashMap<String, String>();
      Sources.matches(EXPRESS, text).forEach(match -> mounted.put(match.group(2), match.group(1)));
      Sources.matches(FASTIFY, text).forEach(match -> mounted.put(match.group(1), match.group(2)));
      if (!mounted.isEmpty()) {
        Sources.matches(IMPORT, text).forEach(match ->
            names(match)
                .flatMap(name -> Optional.ofNullable(mounted.get(name)).stream())
                .findFirst()
                .ifPresent(prefix -> file(files, file, match.group(3)).ifPresent(other -> prefixes.put(other, prefix))));
      }
    }
    return new Mounts(prefixes);
  }

  Sources.Hit placed(Sources.Hit hit) {
    String path = prefixes.getOrDefault(hit.file(), "") + hit.text();
    return new Sources.Hit(path.replaceAll("/{2,}", "/"), hit.file());
  }

  private static Stream<String> names(MatchResult match) {
    String several = match.group(1);
    return several == null
        ? Stream.of(match.group(2))
        : Stream.of(several.split(",", -1)).map(each -> each.strip().replaceFirst(".*(?:\\bas\\s+|:\\s*)", ""));
  }

  /// As Node finds it: beside the one that asks, with the extension that it has, or the folder's index.
  private static Optional<String> file(List<String> files, String asking, String path) {
    int slash = asking.lastIndexOf('/');
    String from = "/" + (slash < 0 ? "" : asking.substring(0, slash));
    String plain = Path.of(from, path).normalize().toString().substring(1).replaceFirst("\\.[mc]?[jt]s$", "");
    return files.stream().filter(each -> each.replaceFirst("(?:/index)?\\.[mc]?[jt]s$", "").equals(plain)).findFirst();
  }
}
