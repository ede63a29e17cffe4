package dev.prodproof.experiments.survey;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Distrust;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// What is there, and what can be shown on it? Only reads.
public final class Survey implements Experiment, Confirms {
  private static final int MOST_CONTEXTS = 4;
  private static final int PLAYS = 2;

  @Override
  public String name() {
    return Scout.EXPERIMENT;
  }

  @Override
  public Impact impact() {
    return Impact.READS;
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.HTTP);
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    return new Round(lab).run();
  }

  /// Reads the telling page again, as the same caller.
  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> shows, Lab lab)
      throws InterruptedException {
    Optional<Exchange> page =
        evidence.stream()
            .filter(Exchange.class::isInstance)
            .map(Exchange.class::cast)
            .filter(one -> one.request().method().equals("GET"))
            .reduce((_, last) -> last);
    if (page.isEmpty()) {
      return new Confirmation(finding, Confirmed.UNTRIED);
    }
    int seen = 0;
    Finding citing = finding;
    for (int i = 0; i < PLAYS; i++) {
      Exchange now = again(page.get(), lab);
      if (shows.test(List.of(now))) {
        seen++;
        citing = finding.citing(List.of(now.id()));
      }
    }
    return new Confirmation(citing, seen == PLAYS ? Confirmed.REPRODUCIBLE : Confirmed.FLAKY);
  }

  private static Exchange again(Exchange page, Lab lab) throws InterruptedException {
    Exchange.Request request = page.request();
    String accept =
        request.headers().stream()
            .filter(header -> header.name().equalsIgnoreCase("accept"))
            .map(Header::value)
            .findFirst()
            .orElse("*/*");
    return lab.as(page.identity())
        .send(
            Call.of(Scout.EXPERIMENT, page.purpose(), "GET", request.target())
                .operation(page.operation())
                .header("Accept", accept));
  }

  /// One run of it.
  private static final class Round {
    private final Lab lab;
    private final Scout scout;
    private final List<String> notes = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    Round(Lab lab) {
      this.lab = lab;
      this.scout = new Scout(lab);
    }

    Exercised run() throws InterruptedException {
      Exchange front = Reach.front(lab, scout, doubts::add);
      notes.addAll(scout.introduce(lab.recipe().identities().keySet()));
      var stranger = stranger();
      Exchange landing =
          scout.follow(Exchange.NOBODY, front.request().target(), "front page").orElse(front);
      Set<String> contexts = contexts(front, landing);
      Crawl crawl = new Crawl(scout).run(landing.request().target());
      List<Candidate> descriptions = descriptions(stranger, contexts, front, landing);
      List<String> schemes = new ArrayList<>();
      int operations = 0;
      for (Candidate candidate : descriptions) {
        operations += record(candidate, contexts).operations().size();
        schemes.addAll(schemes(candidate.api().document()));
      }
      Optional<Described> forms = crawl.described(descriptions.isEmpty());
      forms.ifPresent(lab::record);
      Vitals vitals = Vitals.look(scout, contexts, stranger, lab.recipe().service().ready());
      boolean closed = stranger.unauthorised() && unauthorised(front);
      doubt(stranger, closed && !somebodyGetsIn(front), descriptions.isEmpty(), crawl, forms);
      lab.record(
          new Surveyed(
              vitals.health(),
              vitals.readiness(),
              vitals.metrics(),
              stranger.soft(),
              closed,
              schemes.stream().distinct().toList(),
              crawl.loginPage(),
              crawl.pages(),
              scout.outOfTime(),
              notes));
      if (!doubts.isEmpty()) {
        lab.record(new Distrust(Scout.EXPERIMENT, doubts));
      }
      return Exercised.NOTHING
          .and("operations", operations)
          .and("forms", forms.map(each -> each.operations().size()).orElse(0))
          .and("pages", crawl.pages());
    }

    /// Paths of different shapes: some services treat one segment as an identifier.
    private Stranger stranger() throws InterruptedException {
      String random = Long.toHexString(lab.chance("stranger").nextLong() | 1L << 60);
      String prefix = scout.scope().prefix();
      return new Stranger(
          scout.each(
              List.of(
                  prefix + "/prodproof-" + random, prefix + "/prodproof/" + random + "/nothing"),
              target -> scout.get(target, "a path that can't exist")));
    }

    private Set<String> contexts(Exchange front, Exchange landing) {
      var contexts = new LinkedHashSet<String>();
      contexts.add(scout.scope().prefix());
      contexts.add("");
      var targets = new ArrayList<String>();
      targets.add(landing.path());
      scout.redirect(front).ifPresent(targets::add);
      targets.addAll(Pages.links(landing, scout.scope()));
      for (String target : targets) {
        if (contexts.size() < MOST_CONTEXTS && !Links.leadsToLogIn(target)) {
          Hints.context(Links.path(target)).ifPresent(contexts::add);
        }
      }
      return contexts;
    }

    private List<Candidate> descriptions(
        Stranger stranger, Set<String> contexts, Exchange front, Exchange landing)
        throws InterruptedException {
      String describe = lab.recipe().describe();
      if (describe != null) {
        return List.of(new Given(describe, lab.recipe().service().folder()).read(scout, stranger));
      }
      var hints = new LinkedHashSet<String>(Hints.of(front, scout.scope()));
      hints.addAll(Hints.of(landing, scout.scope()));
      var hunt = new DescriptionHunt(scout, stranger);
      List<Candidate> found = hunt.everywhere(contexts, hints);
      List<Candidate> chosen = Candidate.chosen(found);
      doubts.addAll(hunt.problems());
      for (Candidate other : found) {
        if (!chosen.contains(other)) {
          notes.add(
              "`%s` describes the same again or nothing (%s, %d operations); it was left aside."
                  .formatted(
                      other.source(),
                      other.description().version(),
                      other.api().operations().size()));
        }
      }
      return chosen;
    }

    private void doubtUnread(Candidate candidate) {
      List<String> unread = candidate.description().unread();
      if (!unread.isEmpty()) {
        doubts.add(
            "The description at `%s` refers to %s, which wasn't fetched: what stands there isn't judged, and operations whose body only it describes were left out."
                .formatted(
                    candidate.source(),
                    unread.getFirst() + (unread.size() > 1 ? " and " + (unread.size() - 1) + " more" : "")));
      }
    }

    private Described record(Candidate candidate, Set<String> contexts)
        throws InterruptedException {
      BaseUrl base = BaseUrl.find(candidate, scout, contexts);
      var problems = new ArrayList<>(candidate.description().problems());
      problems.addAll(base.problems());
      doubts.addAll(base.problems());
      doubts.addAll(base.doubts());
      doubtUnread(candidate);
      var api = candidate.api();
      var placed = new Api(api.document(), base.path(), api.operations());
      if (api.operations().isEmpty()) {
        doubts.add("The description at `%s` names no operation.".formatted(candidate.source()));
      }
      lab.progress(
          "%s at %s: %d operations below %s"
              .formatted(
                  candidate.description().version(),
                  candidate.source(),
                  api.operations().size(),
                  base.path().isEmpty() ? "/" : base.path()));
      return lab.record(
          placed.described(candidate.source(), candidate.description().version(), problems));
    }

    private void doubt(
        Stranger stranger,
        boolean closed,
        boolean undescribed,
        Crawl crawl,
        Optional<Described> forms) {
      if (stranger.soft()) {
        doubts.add("A path that can't exist is answered with success: a 2xx says little here.");
      }
      if (closed) {
        doubts.add("Everything answers 401 or 403; declare an identity to get in.");
      }
      if (scout.outOfTime()) {
        doubts.add(
            "There was no time to look everywhere: the service is slow to answer, or --budget is"
                + " small. What was not found may be there.");
      }
      if (undescribed && forms.isEmpty()) {
        doubts.add(
            "No API description and no form was found; give the description with --describe, or the"
                + " URL with its context path.");
      } else if (undescribed && crawl.forms() == 0) {
        doubts.add(
            "No API description and no form was found: only what is linked and answers with JSON was"
                + " read. Give the description with --describe.");
      }
      notes.addAll(crawl.notes());
    }

    private boolean somebodyGetsIn(Exchange front) throws InterruptedException {
      for (String identity : scout.everybody()) {
        if (scout.get(identity, front.request().target(), "front page").filter(answer -> !unauthorised(answer)).isPresent()) {
          return true;
        }
      }
      return false;
    }

    private static boolean unauthorised(Exchange front) {
      return front.status() == 401 || front.status() == 403;
    }

    private static List<String> schemes(JsonNode document) {
      var schemes = new ArrayList<String>();
      for (var entry : document.path("components").path("securitySchemes").properties()) {
        JsonNode scheme = entry.getValue();
        String kind = scheme.path("scheme").asString(scheme.path("in").asString(""));
        schemes.add(
            (entry.getKey() + ": " + scheme.path("type").asString("") + " " + kind).strip());
      }
      return schemes;
    }
  }
}
