package dev.prodproof.experiments.survey;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Description;
import dev.prodproof.experiments.description.DescriptionText;
import dev.prodproof.facts.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Looks for API descriptions at the well-known places and wherever these lead.
final class DescriptionHunt {
  private static final Pattern YAML = Pattern.compile("(?m)^[\"']?(openapi|swagger)[\"']?\\s*:");

  /// Page, script, configuration, list, description: longer chains lead nowhere.
  private static final int MOST_ROUNDS = 5;

  private static final int MOST_HINTS = 60;

  /// Where everything is late, waiting again for all of it takes the time away.
  private static final int MOST_LATE = 3;

  private final Scout scout;
  private final Stranger stranger;
  private final Map<String, Candidate> found = new LinkedHashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private final List<String> locked = new ArrayList<>();
  /// Where somebody was let in, whatever is there.
  private final Set<String> open = new LinkedHashSet<>();

  DescriptionHunt(Scout scout, Stranger stranger) {
    this.scout = scout;
    this.stranger = stranger;
  }

  /// What is wrong with descriptions that were met and could not be used.
  List<String> problems() {
    return List.copyOf(problems);
  }

  /// @param hints request targets that the first answers pointed to
  List<Candidate> everywhere(Set<String> prefixes, Set<String> hints) throws InterruptedException {
    var targets = new LinkedHashSet<>(hints);
    targets.addAll(prefixed(prefixes));
    for (String prefix : prefixes) {
      Places.VIEWERS.forEach(place -> targets.add(prefix + place));
    }
    Set<String> next = targets;
    for (int round = 0; round < MOST_ROUNDS && !next.isEmpty(); round++) {
      next = look(Exchange.NOBODY, next);
    }
    // A log-in page instead of a refusal hides a description as well.
    List<String> perhaps = locked.isEmpty() ? prefixed(prefixes) : List.copyOf(locked);
    for (String identity : scout.everybody()) {
      if (found.isEmpty() && !identity.equals(Exchange.NOBODY)) {
        perhaps.forEach(seen::remove);
        look(identity, new LinkedHashSet<>(perhaps));
      }
    }
    fuller();
    locked.removeAll(open);
    if (found.isEmpty() && !locked.isEmpty()) {
      problems.add(
          "`%s` wants credentials: declare an identity in the recipe, or give the description as a file."
              .formatted(locked.getFirst()));
    }
    return List.copyOf(found.values());
  }

  /// Some show everybody only what is theirs to use.
  private void fuller() throws InterruptedException {
    List<Candidate> strangers =
        found.values().stream().filter(one -> one.identity().equals(Exchange.NOBODY)).limit(MOST_LATE).toList();
    for (String identity : scout.everybody()) {
      for (Candidate one : identity.equals(Exchange.NOBODY) ? List.<Candidate>of() : strangers) {
        new DescriptionHunt(scout, stranger)
            .at(identity, one.source())
            .filter(mine -> mine.tellsMoreThan(found.getOrDefault(one.source(), one)))
            .ifPresent(mine -> found.put(one.source(), mine));
      }
    }
  }

  private static List<String> prefixed(Set<String> prefixes) {
    return prefixes.stream()
        .flatMap(prefix -> Places.DESCRIPTIONS.stream().map(place -> prefix + place))
        .toList();
  }

  /// @return where these answers point to
  private Set<String> look(String identity, Set<String> targets) throws InterruptedException {
    var fresh = targets.stream().filter(seen::add).toList();
    var hints = new LinkedHashSet<String>();
    for (Exchange answer : fetched(identity, fresh)) {
      boolean refused = answer.status() == 401 || answer.status() == 403;
      if (refused && !stranger.unauthorised()) {
        locked.add(answer.request().target());
      } else if (refused && Places.DESCRIPTIONS.contains(answer.request().target())) {
        locked.add(answer.request().target());
      } else if (!refused && !identity.equals(Exchange.NOBODY)) {
        open.add(answer.request().target());
      }
      if (answer.succeeded() && !stranger.resembles(answer) && !take(identity, answer)) {
        hints.addAll(Hints.of(answer, scout.scope()));
      }
    }
    return new LinkedHashSet<>(
        hints.stream().filter(hint -> !seen.contains(hint)).limit(MOST_HINTS).toList());
  }

  /// Some services make the document when it is first asked for: what came late is asked for once more.
  private List<Exchange> fetched(String identity, List<String> targets) throws InterruptedException {
    List<Exchange> first = scout.each(targets, target -> scout.follow(identity, target, "API description"));
    List<String> late =
        first.stream().filter(DescriptionHunt::late).map(one -> one.request().target()).limit(MOST_LATE).toList();
    if (late.isEmpty()) {
      return first;
    }
    var all = new ArrayList<>(first.stream().filter(one -> !late.contains(one.request().target())).toList());
    all.addAll(scout.each(late, target -> scout.follow(identity, target, "API description")));
    return all;
  }

  private static boolean late(Exchange exchange) {
    return switch (exchange.reply()) {
      case Exchange.Answer answer -> !answer.complete();
      case Exchange.NoAnswer(Exchange.Reason reason, String _) -> reason == Exchange.Reason.TIMEOUT;
    };
  }

  /// @return whether it is a description, whole or broken
  private boolean take(String identity, Exchange answer) throws InterruptedException {
    String target = answer.request().target();
    String text = text(answer);
    if (!plausible(text) || found.containsKey(target)) {
      return found.containsKey(target);
    }
    try {
      if (answer.answer().map(Exchange.Answer::body).filter(body -> body.cut()).isPresent()) {
        throw new Unusable("it is too large to be fetched; give it as a file with --describe.");
      }
      if (late(answer)) {
        throw new Unusable("the answer ended in the middle; try again, or give it as a file with --describe.");
      }
      var library = new Elsewhere(scout, identity, target);
      found.put(target, Candidate.of(target, identity, Description.read(text, library)));
    } catch (Unusable e) {
      problems.add("`%s`: %s".formatted(target, e.getMessage()));
    }
    return true;
  }

  /// Some services send the document as a JSON text in Base64: a byte array that met a JSON writer.
  private static String text(Exchange answer) {
    String text = answer.text().strip();
    if (!text.startsWith("\"") || !text.endsWith("\"") || text.length() < 20) {
      return text;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.substring(1, text.length() - 1));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static boolean plausible(String text) {
    if (text.startsWith("{")) {
      return (text.contains("\"openapi\"") || text.contains("\"swagger\"")) && isDescription(text);
    }
    return !text.startsWith("<") && YAML.matcher(text).find();
  }

  /// Broken JSON that names `paths` counts: it was meant to be one.
  private static boolean isDescription(String json) {
    try {
      return Description.plausible(DescriptionText.tree(json));
    } catch (Unusable e) {
      return json.contains("\"paths\"");
    }
  }

  Optional<Candidate> at(String identity, String target) throws InterruptedException {
    look(identity, new LinkedHashSet<>(Set.of(target)));
    return found.values().stream().findFirst();
  }
}
