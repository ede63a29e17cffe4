package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class ValidInputAccepted implements Check<Exchange> {
  /// A variety ends in its site: `longest body:/name`.
  static final Pattern SITE =
      Pattern.compile("(?:^|.* )((?:path|query|header|cookie|body|form):\\S*)");

  private static final Pattern STATED =
      Pattern.compile(
          "(?:(?:nearly )?longest|minimum|maximum|just (?:above|below) m\\w+|value .* of|null) .*"
              + "|only required|example|everything");

  private static final Set<String> LETTERS =
      Set.of("apostrophe", "combining mark", "right to left", "arabic", "chinese", "abugida");

  private static final Pattern PROSE =
      Pattern.compile(
          "(?i)(?:.*[_-])?(?:name|(?:full|first|last|display|given|family)_?name|title|notes?"
              + "|comments?|description|message|subject|remarks?|street|city)");

  @Override
  public Class<Exchange> reads() {
    return Exchange.class;
  }

  @Override
  public Fold<Exchange> judge() {
    return new Pass();
  }

  /// A reader that keeps numbers as RFC 8259 §6 expects of it has no place for these.
  private static final Pattern BEYOND_DOUBLE = Pattern.compile("1e400 .*");

  private static final Pattern THING = Pattern.compile("(?i:.*[_-](?:id|uuid)s?)|.*[a-z](?:Id|ID|Uuid|UUID)s?");

  private static final String UNSTATED = "rules of input";

  /// One library counts for all fields, as a rule.
  private static final String COUNTING = "lengths of texts";

  /// What a refusal of an empty text says, in whatever words.
  private static final Pattern ABOUT_NOTHING =
      Pattern.compile("(?i)\\b(?:empty|blank|invalid|must|at least|short|missing|required|length)\\b");

  // A member or an item of a list; a parameter.
  private static final Pattern NOTHING = Pattern.compile("[:\\[,]\\s*\"\"\\s*[,}\\]]");
  private static final Pattern NOTHING_ASKED = Pattern.compile("[?&][^=&]+=(?:&|$)");

  private static final class Pass implements Fold<Exchange> {
    private static final int KEPT_PER_OPERATION = 50;
    private static final int BODY_KEPT = 4_000;

    private static final String MANY = "longest of emoji ";
    private static final String FEW = "two emoji ";
    private static final int VARIETIES_PER_OPERATION = 1_000;

    private record Ordinary(long exchange, String body) {
      /// The service takes one bare word there (`my_variable`): an identifier, and no name that
      /// people bear. Where the value can't be found nothing is known.
      boolean word(String leaf) {
        Matcher value =
            Pattern.compile('"' + Pattern.quote(leaf) + "\"\\s*:\\s*\"([^\"\\\\]+)\"").matcher(body);
        return value.find() && !value.group(1).contains(" ");
      }
    }

    /// @param explained it names the field, of which the description says nothing to the point
    /// @param oddPath where it went, if a name that few expect stands there; else empty
    private record Refusal(long exchange, int status, boolean explained, String oddPath) {}

    /// By operation, an everyday request that was accepted.
    private final Map<String, Ordinary> served = new HashMap<>();
    private final Map<String, Map<String, Refusal>> refusals = new HashMap<>();
    private final Map<String, Set<String>> accepted = new HashMap<>();

    /// By operation and site, where a few emoji were taken.
    private final Map<String, Long> few = new HashMap<>();

    /// Operations and such paths that went together.
    private final Set<String> oddPaths = new HashSet<>();

    private long tried;

    @Override
    public void see(Exchange exchange) {
      switch (exchange.purpose()) {
        case Purpose.Valid(String variety, boolean plain) when !beyondTelling(variety) ->
            look(exchange, variety, plain, stated(variety));
        case Purpose.Unusual(Site site, String variety, String value)
            when isName(site, variety) && !Refused.tooShort(exchange, value) ->
            look(exchange, variety + " in " + site, false, true);
        default -> {}
      }
    }

    /// The description states this very value or bound: then the refusal contradicts it, whatever
    /// it says.
    private static boolean stated(String variety) {
      return STATED.matcher(variety).matches();
    }

    /// People and things bear such names. Other texts (a code, a phone number) keep to rules that
    /// everybody knows, and rarer characters may be refused.
    private static boolean isName(Site site, String variety) {
      return LETTERS.contains(variety) && PROSE.matcher(site.leaf()).matches();
    }

    /// Of many values at once nobody can say which was refused; and that an end lies behind its
    /// start is a rule that no schema can state. Nobody promises numbers beyond all readers' range,
    /// nor that there is a thing for each id: some say so with 400.
    private static boolean beyondTelling(String variety) {
      return variety.startsWith("random ")
          || (variety.contains(" path:") && !variety.startsWith("value "))
          || (namesThing(variety) && !stated(variety))
          || variety.startsWith("swapped ")
          || BEYOND_DOUBLE.matcher(variety).matches();
    }

    /// `assignee_id`: whether there is such a thing is no rule about the value.
    private static boolean namesThing(String variety) {
      Matcher site = SITE.matcher(variety);
      return site.matches() && THING.matcher(Naming.leaf(site.group(1))).matches();
    }

    private void look(Exchange exchange, String variety, boolean plain, boolean stated) {
      tried++;
      String operation = exchange.operation();
      if (exchange.succeeded()) {
        Set<String> kinds = accepted.computeIfAbsent(operation, _ -> new HashSet<>());
        if (kinds.size() < VARIETIES_PER_OPERATION) {
          kinds.add(variety);
        }
        if (variety.startsWith(FEW) && few.size() < VARIETIES_PER_OPERATION) {
          few.putIfAbsent(operation + variety.substring(FEW.length()), exchange.id());
        }
        String path = Refused.oddPath(exchange);
        if (!path.isEmpty() && oddPaths.size() < VARIETIES_PER_OPERATION) {
          oddPaths.add(operation + path);
        }
        if (plain) {
          String body = exchange.request().body().text();
          String start = body.substring(0, Math.min(body.length(), BODY_KEPT));
          served.putIfAbsent(operation, new Ordinary(exchange.id(), start));
        }
      } else if (!plain && Refused.perhapsFor(exchange, variety)) {
        Map<String, Refusal> kept = refusals.computeIfAbsent(operation, _ -> new LinkedHashMap<>());
        if (kept.size() < KEPT_PER_OPERATION) {
          kept.computeIfAbsent(
              variety,
              _ -> {
                boolean explained = !stated && (namesField(exchange, variety) || isBlankExplained(exchange, variety));
                return new Refusal(exchange.id(), exchange.status(), explained, Refused.oddPath(exchange));
              });
        }
      }
    }

    /// That nothing isn't enough hardly needs the name of the field, only some words.
    private static boolean isBlankExplained(Exchange exchange, String variety) {
      return variety.startsWith("shortest ")
          && (NOTHING.matcher(exchange.request().body().text()).find() || NOTHING_ASKED.matcher(exchange.request().target()).find())
          && ABOUT_NOTHING.matcher(exchange.text()).find();
    }

    private static boolean namesField(Exchange exchange, String variety) {
      Matcher site = SITE.matcher(variety);
      return site.matches() && Naming.names(exchange.text(), Naming.leaf(site.group(1)));
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("valid requests", tried).and("operations", served.size());
      if (served.isEmpty()) {
        return new Verdict.Inconclusive("no operation accepted an ordinary request", exercised);
      }
      var findings = new Findings();
      refusals.forEach(
          (operation, kept) -> kept.forEach((v, r) -> judge(operation, v, r, findings)));
      return Verdict.failIfAny(
          findings.list(), "what the description allows was accepted", exercised);
    }

    /// A field that takes no emoji at all says nothing of how it counts them.
    private boolean takesEmoji(String operation, String variety) {
      return !variety.startsWith(FEW)
          && (!variety.startsWith(MANY) || few.containsKey(counted(operation, variety)));
    }

    private static String counted(String operation, String variety) {
      return operation + variety.substring(MANY.length());
    }

    /// Refused now and accepted another time: then it wasn't the value.
    private void judge(String operation, String variety, Refusal refusal, Findings findings) {
      Ordinary ordinary = served.get(operation);
      boolean sometimes = accepted.getOrDefault(operation, Set.of()).contains(variety);
      Matcher site = SITE.matcher(variety);
      boolean placed = site.matches();
      boolean unwelcome =
          !refusal.oddPath().isEmpty() && !variety.contains(" path:") && !oddPaths.contains(operation + refusal.oddPath());
      if (ordinary == null || sometimes || unwelcome || !takesEmoji(operation, variety)) {
        return;
      }
      boolean letters = LETTERS.stream().anyMatch(kind -> variety.startsWith(kind + " in "));
      if (letters && placed && ordinary.word(Naming.leaf(site.group(1)))) {
        return;
      }
      String refuses = "refuses " + variety + " with " + refusal.status();
      var evidence = new ArrayList<>(List.of(ordinary.exchange(), refusal.exchange()));
      if (variety.startsWith(MANY)) {
        evidence.add(1, few.getOrDefault(counted(operation, variety), ordinary.exchange()));
      }
      if (refusal.explained()) {
        // Who reads the refusal knows what to change: one piece of advice for all such rules.
        String told = refuses + " by a rule that the description could state";
        var cause = new Cause("rules that the description doesn't state");
        findings.add(operation, new Finding(Severity.INFO, UNSTATED, told, cause, evidence));
        return;
      }
      String what = refuses + ", which its description allows";
      if (variety.startsWith(MANY)) {
        var cause = new Cause("characters are counted in other units");
        findings.add(operation, new Finding(Severity.MINOR, COUNTING, what, cause, evidence));
        return;
      }
      findings.add(
          Severity.MINOR,
          operation,
          what,
          (placed ? "a legal value of " + site.group(1) : variety) + " refused",
          evidence);
    }
  }
}
