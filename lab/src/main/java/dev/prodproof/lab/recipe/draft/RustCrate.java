package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A service in Rust: its crate and the program that Cargo builds of it.
final class RustCrate implements Detector {
  private static final String FILE = "Cargo.toml";
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\[package]\\s*$(?:\\n(?!\\[).*)*?\\nname\\s*=\\s*\"([^\"]+)\"");
  private static final Pattern BINARY = Pattern.compile("(?m)^\\[\\[bin]]\\s*$(?:\\n(?!\\[).*)*?\\nname\\s*=\\s*\"([^\"]+)\"");
  private static final Pattern PORT = Pattern.compile("\\b(?:bind|run)\\w*\\(\\s*&?\\(?\\s*\"[\\w.]*:(\\d{2,5})\"");
  private static final Map<String, String> STACKS = ordered("axum", "axum", "actix-web", "Actix Web", "rocket", "Rocket", "poem", "Poem", "salvo", "Salvo", "warp", "warp");

  @Override
  public List<Clue> look(Tree tree) {
    String text = tree.textOr(FILE);
    Optional<String> name = Sources.matches(PACKAGE, text).findFirst().map(match -> match.group(1));
    if (name.isEmpty()) {
      return List.of();
    }
    var clues = new ArrayList<Clue>();
    clues.add(new Clue.Named(name.get(), FILE));
    program(tree, text, name.get())
        .ifPresent(program -> clues.add(new Clue.Starts(stack(text), List.of("target/release/" + program), "cargo build --release", FILE)));
    drivers(text).forEach(kind -> clues.add(new Clue.Speaks(kind, FILE)));
    Sources.first(tree, Sources.RUST, PORT).ifPresent(hit -> clues.add(new Clue.Listens(Integer.parseInt(hit.text()), hit.file())));
    return clues;
  }

  /// A library alone has none.
  private static Optional<String> program(Tree tree, String text, String crate) {
    return Sources.matches(BINARY, text).findFirst().map(match -> match.group(1)).or(() -> Optional.of(crate).filter(_ -> tree.has("src/main.rs")));
  }

  private static String stack(String text) {
    return STACKS.entrySet().stream().filter(e -> depends(text, e.getKey())).map(Map.Entry::getValue).findFirst().orElse("Rust");
  }

  private static List<String> drivers(String text) {
    var kinds = new ArrayList<String>();
    // sqlx, Diesel and SeaORM name the database among their features.
    boolean mapper = depends(text, "sqlx") || depends(text, "diesel") || depends(text, "sea-orm");
    if (depends(text, "tokio-postgres") || depends(text, "deadpool-postgres") || (mapper && text.matches("(?s).*\"(?:sqlx-)?postgres\".*"))) {
      kinds.add("postgres");
    }
    if (depends(text, "mysql_async") || (mapper && text.matches("(?s).*\"(?:sqlx-)?mysql\".*"))) {
      kinds.add("mysql");
    }
    if (depends(text, "redis")) {
      kinds.add("redis");
    }
    if (depends(text, "mongodb")) {
      kinds.add("mongodb");
    }
    return kinds;
  }

  private static boolean depends(String text, String crate) {
    return Pattern.compile("(?m)^(?:\\[dependencies\\.)?" + Pattern.quote(crate) + "(?:]|\\s*=|\\.)").matcher(text).find();
  }

  private static Map<String, String> ordered(String... pairs) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
