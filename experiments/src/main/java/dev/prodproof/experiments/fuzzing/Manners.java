package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.FormSource;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.pool.Pool;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What we don't touch: what we didn't make. A request that changes or deletes speaks of a thing of ours,
/// or of one that can't exist.
final class Manners {
  private static final BigDecimal NOBODYS = new BigDecimal(Integer.MAX_VALUE);
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,40}");

  private static final Pattern OUT_OF_SERVICE =
      Pattern.compile(
          "(?i)/(enable-?|start-?|set-?)?(maintenance([-_]?mode)?|shut-?down|restart|reboot|halt|power-?off|terminate|quit|exit|drain"
              + "|read-?only([-_]?mode)?|lock-?down)$");

  private static final Pattern EMPTIES =
      Pattern.compile(
          "(?i)/((factory-?)?reset(-?(all|db|database))?|purge(-?all)?|flush(-?all)?|truncate|wipe"
              + "|(drop|delete|clear)-?(all|db|database))$");

  // `/pages/welcome/rename`: which thing is meant stands in the path, and nobody says where.
  private static final Pattern FORM_CHANGES =
      Pattern.compile("(?i).*[/_-](?:delete|remove|destroy|rename|move|revert|roll-?back|archive|trash|purge|wipe)(?:/[\\w.-]+)?/?(?:#\\d+)?$");

  private static final Pattern OWN_PASSWORD =
      Pattern.compile("(?i)/((change|update|set)[-_]?(my[-_]?)?password|(me|self|user|account|profile)/password)$");

  // `/current-user/reset-token`: what the caller shows is worth nothing from then on.
  private static final String SHOWN = "(api[-_]?|access[-_]?|auth[-_]?)?(tokens?|keys?|credentials?)";
  private static final String CHANGED = "(reset|rotate|regenerate|re-?issue|roll|revoke|invalidate|blacklist|expire)";
  private static final Pattern OWN_TOKEN =
      Pattern.compile("(?i)/(" + CHANGED + "[-_]?(my[-_]?)?" + SHOWN + "|" + SHOWN + "[-_/]" + CHANGED + ")$");

  private static final Pattern PASSWORD = Pattern.compile("(?i)pass(word|wd|phrase)?[-_]?\\d?$");

  // Camunda's `authenticatedUserPassword`: each wrong one counts as a failed log-in of ours.
  private static final Pattern CALLERS_PASSWORD =
      Pattern.compile("(?i)(authenticated|current|logged[-_]?in)[-_]?user('?s)?[-_]?password|my[-_]?password");

  // Pages about whoever is signed in: `/profile.php`.
  private static final Pattern ABOUT_ONESELF =
      Pattern.compile("(?i).*/(password|(edit[-_]?)?(my[-_]?)?(profile|account)|me)([./](edit|php|aspx?|jsp|html?))?/?(#\\d+)?");

  // A name, a password, and whether to remember them.
  private static final int MOST_TO_SIGN_IN = 3;

  private final Pool pool;

  private final boolean allOurs;

  /// @param allOurs we started the target ourselves: whatever is in it is there to be tried
  Manners(Pool pool, boolean allOurs) {
    this.pool = pool;
    this.allOurs = allOurs;
  }

  /// Why the operation is left alone in every case; empty where it isn't.
  ///
  /// @param allOurs we started the target ourselves
  static String leftAlone(ApiOperation operation, boolean allOurs) {
    if (switches(operation, OUT_OF_SERVICE)) {
      return "it takes the service out of service";
    }
    if (switches(operation, OWN_PASSWORD) || switches(operation, OWN_TOKEN) || asksForPassword(operation) || wantsOurs(operation)) {
      return "it may lock out who is logged in";
    }
    if (allOurs) {
      return "";
    }
    if (switches(operation, EMPTIES)) {
      return "it changes what we didn't make";
    }
    boolean wide = Template.of(operation.path()).parameters().isEmpty();
    boolean changes = operation.form()
        ? !Order.reads(operation.method()) && FORM_CHANGES.matcher(operation.path()).matches()
        : List.of("DELETE", "PUT", "PATCH").contains(operation.method());
    return wide && changes ? "it changes what we didn't make" : "";
  }

  /// A form that whoever is signed in sees, with one password: it asks to sign in again (some services
  /// show that on each page), or it changes his own. Wrong words there get an address banned.
  private static boolean asksForPassword(ApiOperation operation) {
    FormSource source = operation.source();
    if (source == null || source.identity().equals(Exchange.NOBODY)) {
      return false;
    }
    List<String> fields =
        operation.bodies().values().stream()
            .flatMap(body -> body.properties().keySet().stream())
            .distinct()
            .filter(name -> !source.hidden().containsKey(name))
            .toList();
    long passwords = fields.stream().filter(name -> PASSWORD.matcher(name).find()).count();
    boolean own = ABOUT_ONESELF.matcher(operation.path()).matches();
    return passwords > 0 && (own || (passwords == 1 && fields.size() <= MOST_TO_SIGN_IN));
  }

  private static boolean wantsOurs(ApiOperation operation) {
    return operation.bodies().values().stream()
        .flatMap(body -> body.properties().keySet().stream())
        .anyMatch(name -> CALLERS_PASSWORD.matcher(name).matches());
  }

  /// An action on the whole, not on a thing within it: `/admin/shutdown`, but not `/kernels/{id}/restart`.
  private static boolean switches(ApiOperation operation, Pattern words) {
    String path = operation.path().replaceFirst("[/#?]+$", "");
    return !Order.reads(operation.method())
        && !operation.form()
        && Template.of(operation.path()).parameters().isEmpty()
        && words.matcher(path).find();
  }

  boolean permits(Case one) {
    ApiOperation operation = one.draft().operation();
    if (!leftAlone(operation, allOurs).isEmpty() && one.method().equals(operation.method())) {
      return false;
    }
    boolean changes = one.method().equals(operation.method())
        ? Order.changes(operation)
        : !Order.reads(one.method());
    List<String> parameters = Template.of(operation.path()).parameters();
    return !changes || parameters.isEmpty() || safe(one, operation, parameters.getLast());
  }

  /// The form of a thing that a page showed, which takes nothing away: where all that is there may be tried, that one, too.
  static boolean mayTry(ApiOperation operation, boolean allOurs) {
    return allOurs && operation.form() && !FORM_CHANGES.matcher(operation.path()).matches();
  }

  private boolean safe(Case one, ApiOperation operation, String parameter) {
    JsonNode value = one.draft().parameters().get(new Site(Site.In.PATH, parameter));
    if (mayTry(operation, allOurs)) {
      return true;
    }
    String resource = Template.of(operation.path()).resourceOf(parameter);
    return value == null || pool.ours(resource, parameter, value.asString("")) || nobodys(value.asString(""), resource, odd(one));
  }

  private static boolean odd(Case one) {
    return one.purpose() instanceof Purpose.Unusual || one.purpose() instanceof Purpose.Invalid;
  }

  /// Nothing that exists is called that.
  private boolean nobodys(String value, String resource, boolean odd) {
    if (WHOLE.matcher(value).matches()) {
      var number = new BigDecimal(value);
      return number.signum() < 0 || number.compareTo(NOBODYS) >= 0;
    }
    String low = value.toLowerCase(Locale.ROOT);
    return Token.ANY.matcher(low).find()
        || low.startsWith(Token.UUID_MARK)
        || (!pool.knows(resource, value) && (low.startsWith("zq") || (odd && low.length() > 3)));
  }
}
