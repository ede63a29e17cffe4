package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where Nest answers: a path is put together from the prefix of all, the controller's and the method's.
final class NestRoutes {
  private static final Pattern CONTROLLER = Pattern.compile("@Controller\\(\\s*(?:[\"'`]([^\"'`]*)[\"'`])?\\s*\\)");
  private static final Pattern METHOD = Pattern.compile("@(?:Get|Post|All)\\(\\s*(?:[\"'`]([^\"'`]*)[\"'`])?\\s*\\)");
  private static final Pattern PREFIX = Pattern.compile("\\.setGlobalPrefix\\(\\s*[\"'`]([^\"'`]*)[\"'`]\\s*(?:,\\s*\\{[^}]*?exclude:\\s*\\[([^\\]]*)])?");

  private NestRoutes() {}

  static Stream<Sources.Hit> of(Tree tree) {
    var found = new ArrayList<Sources.Hit>();
    List<String> files = Sources.in(tree, Sources.JAVASCRIPT::contains);
    MatchResult prefix = files.stream().flatMap(file -> Sources.matches(PREFIX, tree.textOr(file))).findFirst().orElse(null);
    for (String file : files) {
      String text = tree.textOr(file);
      Sources.matches(CONTROLLER, text)
          .forEach(controller -> Sources.matches(METHOD, text)
              .filter(method -> method.start() > controller.end())
              .forEach(method -> found.add(new Sources.Hit(path(prefix, part(controller), part(method)), file))));
    }
    return found.stream();
  }

  private static String path(@Nullable MatchResult prefix, String controller, String method) {
    String own = joined(controller, method);
    String left = prefix == null || prefix.group(2) == null ? "" : prefix.group(2);
    boolean spared = Sources.matches(Pattern.compile("[\"'`]/?([^\"'`]*)[\"'`]"), left).anyMatch(m -> own.equals("/" + m.group(1)));
    return prefix == null || spared ? own : joined(prefix.group(1), own);
  }

  private static String joined(String first, String second) {
    return ("/" + first + "/" + second).replaceAll("/{2,}", "/").replaceFirst("(?<=.)/$", "");
  }

  private static String part(MatchResult match) {
    return match.group(1) == null ? "" : match.group(1);
  }
}
