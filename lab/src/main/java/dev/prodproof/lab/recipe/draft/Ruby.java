package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A service in Ruby: Rails, whatever Rack runs, and a single file of Sinatra.
final class Ruby implements Detector {
  private static final String GEMS = "Gemfile";
  private static final String RACK = "config.ru";
  private static final String RAILS = "bin/rails";
  private static final List<String> HERE = List.of("127.0.0.1", "-p", "${service.port}");

  /// As opposed to `sinatra/base`, this one reads its address from the command line.
  private static final Pattern SINATRA = Pattern.compile("(?m)^\\s*require\\s*\\(?\\s*([\"'])sinatra\\1");

  private static final Map<String, String> DRIVERS =
      Map.of("pg", "postgres", "mysql2", "mysql", "redis", "redis", "mongo(id)?", "mongodb", "bunny", "amqp");

  @Override
  public List<Clue> look(Tree tree) {
    var clues = new ArrayList<Clue>();
    start(tree).ifPresent(clues::add);
    String gems = tree.textOr(GEMS);
    DRIVERS.forEach(
        (gem, kind) -> {
          if (Pattern.compile("(?m)^\\s*gem\\s*\\(?\\s*[\"']" + gem + "[\"']").matcher(gems).find()) {
            clues.add(new Clue.Speaks(kind, GEMS));
          }
        });
    return clues;
  }

  private static Optional<Clue> start(Tree tree) {
    if (tree.has(RAILS)) {
      return Optional.of(starts(tree, "Rails", RAILS, RAILS, "server", "-b"));
    }
    if (tree.has(RACK)) {
      return Optional.of(starts(tree, "Rack", RACK, "rackup", "-o"));
    }
    return Sources.first(tree, Sources.RUBY, SINATRA)
        .map(Sources.Hit::file)
        .map(file -> starts(tree, "Sinatra", file, "ruby", file, "-o"));
  }

  private static Clue starts(Tree tree, String stack, String where, String... program) {
    var command = new ArrayList<String>();
    boolean bundled = tree.has(GEMS);
    if (bundled && !stack.equals("Rails")) {
      command.addAll(List.of("bundle", "exec"));
    }
    command.addAll(List.of(program));
    command.addAll(HERE);
    return new Clue.Starts(stack, List.copyOf(command), bundled ? "bundle install" : "", where);
  }
}
