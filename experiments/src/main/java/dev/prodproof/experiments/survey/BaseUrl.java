package dev.prodproof.experiments.survey;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Description;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Site;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds out under which path the described operations really answer.
///
/// @param path to be put before each operation's path
/// @param problems where description and target disagree, as sentences
/// @param doubts what the reader should know of it, and nobody's fault: a description may well name the address under
///     which the world knows the service, with what a gateway puts before its paths
record BaseUrl(String path, List<String> problems, List<String> doubts) {
  /// So many operations are enough to tell one prefix from another.
  private static final int SAMPLE = 8;

  static BaseUrl find(Candidate candidate, Scout scout, Set<String> contexts)
      throws InterruptedException {
    var problems = new ArrayList<String>();
    var doubts = new ArrayList<String>();
    foreign(candidate.description(), scout.scope(), doubts);
    List<ApiOperation> sample = sample(candidate.api().operations());
    String declared = candidate.description().basePath();
    if (sample.isEmpty()) {
      return new BaseUrl(declared, problems, doubts);
    }
    String who = scout.everybody().getLast();
    if (new Stranger(strangers(scout.scope().prefix(), who, scout)).unauthorised()) {
      // Whatever the path, it says 401: nothing can be told apart.
      return new BaseUrl(declared, problems, doubts);
    }
    String best = "";
    int most = -1;
    for (String base : bases(candidate, scout.scope(), contexts)) {
      int alive = alive(base, who, sample, scout);
      if (alive > most) {
        best = base;
        most = alive;
      }
      if (alive == sample.size()) {
        break;
      }
    }
    if (most == 0 && scout.outOfTime()) {
      return new BaseUrl(declared, problems, doubts);
    }
    if (most == 0) {
      doubts.add(
          "None of %d described operations that were tried answers; is the base URL `%s` right?"
              .formatted(sample.size(), declared.isEmpty() ? "/" : declared));
      return new BaseUrl(declared, problems, doubts);
    }
    if (!best.equals(declared)) {
      (doubts.isEmpty() ? problems : doubts).add(
          "The description puts its operations below `%s`, they answer below `%s`; the latter is used."
              .formatted(declared.isEmpty() ? "/" : declared, best.isEmpty() ? "/" : best));
    }
    return new BaseUrl(best, problems, doubts);
  }

  private static void foreign(Description description, Scope scope, List<String> doubts) {
    for (String server : description.servers()) {
      if (server.contains("{")) {
        doubts.add("The description names the server `%s`, whose variables nobody filled in.".formatted(server));
        continue;
      }
      try {
        URI uri = URI.create(server.strip());
        if (uri.getHost() != null && !scope.isHere(uri)) {
          doubts.add(
              "The description names the server `%s`; it was ignored, `%s` is what was asked about."
                  .formatted(server, scope.target()));
        }
      } catch (IllegalArgumentException e) {
        doubts.add("The description names the server `%s`, which is no URL.".formatted(server));
      }
    }
  }

  private static Set<String> bases(Candidate candidate, Scope scope, Set<String> contexts) {
    var bases = new LinkedHashSet<String>();
    for (String server : candidate.description().servers()) {
      // A relative server counts from where the description is (OpenAPI 3.1, §4.8.5).
      boolean relative = !server.startsWith("/") && !server.contains("://");
      bases.add(
          relative && candidate.source().startsWith("/")
              ? scope.follow(candidate.source(), server).map(Description::path).orElse("")
              : Description.path(server));
    }
    String declared = candidate.description().basePath();
    bases.add(declared);
    bases.add(scope.prefix() + declared);
    bases.add(scope.prefix());
    bases.add("");
    contexts.forEach(context -> bases.add(context + declared));
    bases.addAll(contexts);
    Hints.context(candidate.source()).ifPresent(bases::add);
    bases.add("/api");
    return bases;
  }

  /// Operations that can be asked for without inventing anything come first.
  private static List<ApiOperation> sample(List<ApiOperation> operations) {
    var sample = new ArrayList<ApiOperation>();
    for (boolean plain : new boolean[] {true, false}) {
      for (ApiOperation operation : operations) {
        boolean simple =
            operation.method().equals("GET") && operation.parameters(Site.In.PATH).isEmpty();
        if (Links.IRREVOCABLE.matcher(operation.path()).find()) {
          continue;
        }
        boolean fits = plain ? simple : !simple && !operation.path().contains("{");
        if (fits
            && sample.size() < SAMPLE
            && sample.stream().noneMatch(one -> one.path().equals(operation.path()))) {
          sample.add(operation);
        }
      }
    }
    if (sample.isEmpty()) {
      operations.stream().limit(SAMPLE).forEach(sample::add);
    }
    return sample;
  }

  private static List<Exchange> strangers(String base, String who, Scout scout)
      throws InterruptedException {
    return scout.each(
        List.of("/prodproof-no-such-thing", "/prodproof/no/such/thing/7"),
        path -> scout.get(who, base + path, "base URL"));
  }

  /// A GET on the path tells enough: 401 says that something is there, and so does 405 of what
  /// isn't described as a GET.
  private static int alive(String base, String who, List<ApiOperation> sample, Scout scout)
      throws InterruptedException {
    var nowhere = new Stranger(strangers(base, who, scout));
    return scout
        .each(
            sample,
            operation ->
                scout
                    .get(who, base + operation.path().replaceAll("\\{[^}]*}", "1"), "base URL")
                    .map(answer -> there(operation, answer, nowhere)))
        .stream()
        .mapToInt(there -> there ? 1 : 0)
        .sum();
  }

  /// Where only this path makes the service hang up, something is behind it that breaks.
  private static boolean there(ApiOperation operation, Exchange answer, Stranger nowhere) {
    if (answer.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)) {
      return reason == Exchange.Reason.DROPPED
          && !answer.closedWhileKept()
          && nowhere.exchanges().stream().anyMatch(each -> each.status() > 0);
    }
    boolean other = answer.status() == 405 && operation.method().equals("GET");
    return !other && !nowhere.resembles(answer);
  }
}
