package dev.prodproof.lab.recipe.draft;

import dev.prodproof.lab.recipe.draft.Clue.Beside;
import dev.prodproof.lab.recipe.draft.Clue.Reads;
import dev.prodproof.lab.recipe.draft.Clue.Speaks;
import dev.prodproof.lab.recipe.draft.Draft.Doubt;
import dev.prodproof.lab.recipe.draft.Draft.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The databases, caches and brokers that a service stands on, and the variables that lead there.
final class Databases {
  private static final String OWNER = "(DATABASE|DB|POSTGRE(?:S(?:QL)?)?|PG|MYSQL|MARIADB|SQLALCHEMY_DATABASE|(?:SPRING|QUARKUS)_DATASOURCE|JDBC(?:_DATABASE)?)";
  private static final Pattern WHOLE =
      Pattern.compile(OWNER + "_?(?:URL|URI|DSN|CONNECTION(?:_STRING)?|CONN(?:_STR)?|JDBC_URL)");
  private static final Pattern PART =
      Pattern.compile(OWNER + "_?(HOSTNAME|HOST|SERVER|PORT|NAME|DB|DATABASE|USERNAME|USER|PASSWORD|PASS)");
  // SHOP_DB_HOST is of the shop's only database, if there is one; of several nobody knows.
  private static final Pattern PREFIXED = Pattern.compile("(?!TEST_)[A-Z][A-Z0-9_]*?_" + PART.pattern());
  private static final Pattern CHOICE = Pattern.compile(OWNER + "_(?:CLIENT|DIALECT|TYPE|KIND|ENGINE|DRIVER|CONNECTION)");
  private static final Pattern CACHE = Pattern.compile("(REDIS|MONGO(?:DB)?|RABBITMQ|AMQP|KAFKA)_?(URL|URI|HOST|PORT|DSN)");

  private final List<Clue> clues;
  private final Map<String, Reads> read;
  private final String service;
  private final Map<String, Need> needs = new LinkedHashMap<>();
  private final Map<String, String> where = new LinkedHashMap<>();
  private final List<Doubt> doubts = new ArrayList<>();

  Databases(List<Clue> clues, Map<String, Reads> read, String service) {
    this.clues = clues;
    this.read = read;
    this.service = service.replaceAll("[^A-Za-z0-9_]", "_");
  }

  /// What the variable should have where it leads to one of them.
  Optional<String> wired(Reads reads) {
    String value = reads.value() == null ? "" : reads.value();
    Optional<Need> told = Need.at(value);
    Matcher whole = WHOLE.matcher(reads.variable());
    Matcher part = PART.matcher(reads.variable());
    Matcher prefixed = PREFIXED.matcher(reads.variable());
    Matcher cache = CACHE.matcher(reads.variable());
    if (CHOICE.matcher(reads.variable()).matches() && value.matches("(?:better-)?sqlite3?")) {
      return chosen(reads);
    } else if (told.isPresent()) {
      return Optional.of(whole(need(told.get(), reads.where()), reads.variable(), value));
    } else if (whole.matches() && !value.matches("(jdbc:h2|jdbc:hsqldb|sqlite|file):?.*")) {
      return kind(whole.group(1)).map(kind -> whole(usual(kind, reads.where()), reads.variable(), value));
    } else if (part.matches()) {
      return kind(part.group(1)).filter(this::theOne).map(kind -> placed(part, reads));
    } else if (prefixed.matches() && oneBeside()) {
      return kind(prefixed.group(1)).filter(this::theOne).map(kind -> placed(prefixed, reads));
    } else if (cache.matches()) {
      return Need.kind(cache.group(1).replaceFirst("(?i)^mongo$", "mongodb"))
          .map(kind -> "${" + usual(kind, reads.where()) + "." + part(cache.group(2)) + "}");
    }
    return Optional.empty();
  }

  /// A file is the default; the driver that was added is for another one.
  private Optional<String> chosen(Reads reads) {
    Optional<String> kind = clues.stream().flatMap(c -> c instanceof Speaks s ? java.util.stream.Stream.of(s.kind()) : java.util.stream.Stream.empty()).filter(Databases::database).findFirst();
    kind.ifPresent(
        it -> doubts.add(new Doubt("whether " + reads.variable() + " calls its database " + it, "correct it under `service.env`")));
    return kind;
  }

  /// One host may be all that it asks for: then the port, which is ours, has to stand in it.
  private String placed(Matcher part, Reads reads) {
    String name = usual(kind(part.group(1)).orElseThrow(), reads.where());
    String wanted = part(part.group(2));
    String before = reads.variable().substring(0, part.start(2));
    boolean alone = wanted.equals("host") && part.start(1) > 0 && !read.containsKey(before + "PORT");
    if (alone) {
      doubts.add(
          new Doubt(
              "whether " + reads.variable() + " takes a port, too: no variable for one was found",
              "see to it that it reaches ${" + name + ".host}:${" + name + ".port}"));
    }
    return "${" + name + "." + wanted + "}" + (alone ? ":${" + name + ".port}" : "");
  }

  /// A service that can do with another kind is told of the one that it has.
  private boolean theOne(String kind) {
    Need known = needs.get(name(kind));
    return known == null || known.kind().equals(kind);
  }

  private boolean oneBeside() {
    return clues.stream().filter(clue -> clue instanceof Beside b && b.need().isDatabase()).count() == 1;
  }

  Map<String, Said> needs() {
    for (Clue clue : clues) {
      if (clue instanceof Beside beside) {
        need(beside.need(), beside.where());
      }
    }
    var said = new LinkedHashMap<String, Said>();
    needs.forEach((name, need) -> said.put(name, new Said(text(need), String.valueOf(where.get(name)))));
    return said;
  }

  List<Doubt> doubts() {
    return doubts;
  }

  private static String text(Need need) {
    String who = "";
    if (need.isDatabase()) {
      who += ", user: " + DraftText.quoted(need.user().isEmpty() ? usualUser(need.kind()) : need.user());
      who += ", password: \"${env.DATABASE_PASSWORD}\"";
    }
    return "{ kind: " + need.kind() + ", at: " + DraftText.quoted(need.address()) + who + " }";
  }

  private static String usualUser(String kind) {
    return kind.equals("mysql") ? "root" : "postgres";
  }

  /// A whole address keeps its dialect: `postgresql+asyncpg://`.
  private String whole(String name, String variable, String value) {
    boolean java = value.isEmpty() && clues.stream().anyMatch(Databases::onTheJvm);
    if (value.startsWith("jdbc:mariadb:")) {
      // MariaDB's own driver takes no address of MySQL's.
      return "jdbc:mariadb://${N.host}:${N.port}/${N.name}".replace("N.", name + ".");
    }
    if (java || value.startsWith("jdbc:") || variable.contains("JDBC")) {
      return "${" + name + ".jdbc}";
    }
    Matcher dialect = Pattern.compile("([a-z]+\\+[a-z0-9]+)://.*").matcher(value);
    return dialect.matches()
        ? dialect.group(1) + "://${N.user}:${N.password}@${N.host}:${N.port}/${N.name}".replace("N.", name + ".")
        : "${" + name + ".url}";
  }

  private static boolean onTheJvm(Clue clue) {
    return clue instanceof Clue.Starts starts && starts.command().getFirst().equals("java");
  }

  private static String part(String part) {
    return switch (part) {
      case "HOST", "HOSTNAME", "SERVER" -> "host";
      case "PORT" -> "port";
      case "NAME", "DB", "DATABASE" -> "name";
      case "USER", "USERNAME" -> "user";
      case "PASSWORD", "PASS" -> "password";
      default -> "url";
    };
  }

  /// By the variable's own name, else by the driver or what is started beside it.
  private Optional<String> kind(String owner) {
    Optional<String> named = Need.kind(owner.equals("PG") ? "postgres" : owner);
    return named
        .or(() -> read.values().stream().flatMap(reads -> told(reads).stream()).map(Need::kind).filter(Databases::database).findFirst())
        .or(() -> clues.stream().flatMap(c -> c instanceof Beside b ? java.util.stream.Stream.of(b.need().kind()) : java.util.stream.Stream.empty()).filter(Databases::database).findFirst())
        .or(() -> clues.stream().flatMap(c -> c instanceof Speaks s ? java.util.stream.Stream.of(s.kind()) : java.util.stream.Stream.empty()).filter(Databases::database).findFirst());
  }

  private static boolean database(String kind) {
    return kind.equals("postgres") || kind.equals("mysql");
  }

  /// The one that is known of this kind, or one at its usual place.
  private String usual(String kind, String seen) {
    String name = name(kind);
    if (needs.containsKey(name)) {
      return name;
    }
    for (Clue clue : clues) {
      if (clue instanceof Beside beside && beside.need().kind().equals(kind)) {
        return need(beside.need(), beside.where());
      }
    }
    for (Reads reads : read.values()) {
      Optional<Need> told = told(reads);
      if (told.isPresent() && told.get().kind().equals(kind)) {
        return need(told.get(), reads.where());
      }
    }
    Optional<String> host = database(kind) ? example("host").filter(Databases::reachable) : Optional.empty();
    Need usual = Need.usual(kind, database(kind) ? service : "");
    Need need = database(kind) ? fromParts(usual.on(host.orElse("localhost"), usual.port())) : usual;
    if (host.isEmpty()) {
      doubts.add(
          new Doubt(
              "where its " + name + " answers: " + need.address() + " is a guess",
              "set `needs." + name + ".at`"));
    }
    return need(need, seen);
  }

  private static Optional<Need> told(Reads reads) {
    return Need.at(reads.value() == null ? "" : reads.value());
  }

  /// Examples of single parts: `DB_NAME=shop`.
  private Need fromParts(Need usual) {
    // Where several kinds can be chosen, each has its own default: another one's isn't ours.
    int port = example("port").filter(p -> p.matches("[0-9]{1,5}")).map(Integer::parseInt).filter(p -> !Need.isAnothersUsual(p, usual.kind())).orElse(usual.port());
    String database = example("name").orElse(usual.database());
    return new Need(usual.kind(), usual.host(), port, example("user").orElse(""), "", database);
  }

  /// A name that only containers know leads nowhere on this machine.
  private static boolean reachable(String host) {
    return host.contains(".") || host.equals("localhost");
  }

  /// What the example of a variable says of one part.
  private Optional<String> example(String part) {
    return read.values().stream()
        .filter(reads -> reads.value() != null && reads.value().matches("[\\w.-]+"))
        .filter(reads -> {
          Matcher matcher = PART.matcher(reads.variable());
          return matcher.matches() && part(matcher.group(2)).equals(part);
        })
        .map(reads -> String.valueOf(reads.value()))
        .findFirst();
  }

  /// Its name in the recipe. A host that only containers know becomes this machine.
  private String need(Need told, String seen) {
    String name = name(told.kind());
    Need known = needs.get(name);
    if (known != null) {
      return name;
    }
    Need need = told;
    for (Clue clue : clues) {
      if (clue instanceof Beside beside && beside.need().kind().equals(told.kind())) {
        need = told.on(beside.need().host(), beside.need().port());
      }
    }
    if (!reachable(need.host())) {
      need = need.on("localhost", need.port());
    }
    if (need.isDatabase() && need.user().isEmpty()) {
      need = new Need(need.kind(), need.host(), need.port(), example("user").orElse(""), need.password(), need.database());
    }
    needs.put(name, need);
    where.put(name, seen);
    if (need.isDatabase()) {
      doubts.add(new Doubt("the password of its database", "set DATABASE_PASSWORD in the environment before you run"));
    }
    return name;
  }

  private static String name(String kind) {
    return database(kind) ? "database" : kind.toLowerCase(Locale.ROOT);
  }
}
