package dev.prodproof.lab.recipe.draft;

import dev.prodproof.lab.recipe.Credentials;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What callers show to be let in, as far as the code names it: a log-in, a key in a field, a token; and how
/// events are signed.
///
/// @param secrets variables with secrets of its own
record Doors(List<Clue> clues, List<String> secrets) {
  private static final Pattern KEY_FIELD = Pattern.compile("(?i)x-[\\w-]*(?:key|token)|api-?key");
  private static final Pattern SIGNATURE_FIELD = Pattern.compile("(?i)[\\w-]*signature");
  private static final Pattern BEARER = Pattern.compile("Bearer");
  private static final String KEY = "(?!.*HOOK)(?:.*_)?(?:KEY|TOKEN)S?";
  private static final String SIGNING = ".*HOOK.*|.*SIGN(?:ING|ATURE).*";

  /// @param needs what it depends on, by name: their keys open nothing here
  static Doors of(List<Clue> clues, Map<String, Draft.Said> env, Set<String> needs) {
    return new Doors(
        clues,
        env.entrySet().stream()
            .filter(each -> each.getValue().value().contains("${env."))
            .map(Map.Entry::getKey)
            .filter(Credentials::named)
            .filter(name -> name.contains("HOOK") || needs.stream().map(Doors::prefix).noneMatch(name::startsWith))
            .toList());
  }

  /// One identity for the recipe, to be looked through.
  String identity() {
    Optional<String> logIn = stated(Clue.LogsIn.class).map(Clue.LogsIn::path).findFirst();
    return (logIn.isPresent() ? Optional.<String>empty() : shown())
        .orElseGet(() -> "alice: { login: { post: " + logIn.orElse("/login") + ", json: { user: alice, password: \"${env.ALICE_PASSWORD}\" } } }");
  }

  /// How an event at this path may be signed.
  String hook(String path) {
    return "{ path: " + path + ", signature: { header: " + field(SIGNATURE_FIELD).orElse("X-Signature") + ", hmac-sha256: \"${env." + secret(SIGNING).orElse("WEBHOOK_SECRET") + "}\" } }";
  }

  private Optional<String> shown() {
    Optional<String> secret = secret(KEY).map(name -> "\"${env." + name + "}\"");
    return secret.flatMap(
        value ->
            field(KEY_FIELD).map(name -> "client: { header: { " + name + ": " + value + " } }")
                .or(() -> field(BEARER).map(_ -> "client: { bearer: " + value + " }")));
  }

  private Optional<String> field(Pattern form) {
    return stated(Clue.Shows.class).map(Clue.Shows::field).filter(name -> form.matcher(name).matches()).findFirst();
  }

  /// Of several nobody knows which.
  private Optional<String> secret(String form) {
    List<String> all = secrets.stream().filter(name -> name.matches(form)).toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static String prefix(String need) {
    return need.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
  }

  private <C extends Clue> Stream<C> stated(Class<C> kind) {
    return clues.stream().filter(kind::isInstance).map(kind::cast);
  }
}
