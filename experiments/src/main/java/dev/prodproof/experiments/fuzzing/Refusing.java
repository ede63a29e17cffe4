package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.refusal.Lesson;
import dev.prodproof.experiments.fuzzing.refusal.Mention;
import dev.prodproof.experiments.fuzzing.refusal.RefusalReader;
import dev.prodproof.experiments.fuzzing.refusal.Rule;
import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads refusals and keeps what they teach: at once where they name the very site, else when they say
/// it again. One hit may be noise.
final class Refusing implements Refusals {
  private static final int DEEPEST = 4;
  private static final int AGAIN = 2;
  private final Lessons lessons;

  Refusing(Lessons lessons) {
    this.lessons = lessons;
  }

  @Override
  public boolean teach(Case refused, Exchange refusal) {
    ApiOperation operation = refused.draft().operation();
    List<Site> sites = sites(refused);
    boolean taught = false;
    for (Lesson lesson : RefusalReader.read(refusal.status(), refusal.mediaType(), refusal.text())) {
      List<Site> meant = sites.stream().filter(lesson.about()::mayMean).toList();
      List<Site> about = meant.isEmpty() ? undeclared(refused, lesson) : meant;
      boolean sure = about.size() == 1;
      for (Site site : about) {
        int times = lessons.hear(operation.id(), site, lesson.rule());
        taught |= (sure || times >= AGAIN) && lessons.adopt(operation.id(), site, lesson.rule());
        taught |= lesson.rule() instanceof Rule.Unique;
      }
    }
    return taught;
  }

  /// All sites that the operation has, sent or not.
  private static List<Site> sites(Case refused) {
    ApiOperation operation = refused.draft().operation();
    var sites = new ArrayList<Site>();
    operation.parameters().forEach(parameter -> sites.add(parameter.site()));
    Optional<Schema> body = operation.json().or(() -> operation.bodies().values().stream().findFirst());
    body.ifPresent(schema -> below(in(refused), "", schema, DEEPEST, sites));
    return sites;
  }

  private static void below(Site.In in, String pointer, Schema schema, int depth, List<Site> sites) {
    if (depth == 0) {
      return;
    }
    schema.properties().forEach((name, property) -> {
      String at = Pointers.child(pointer, name);
      sites.add(new Site(in, at));
      below(in, at, property, depth - 1, sites);
    });
    schema.items().ifPresent(items -> below(in, pointer + "/0", items, depth - 1, sites));
  }

  /// A property of the body that the description doesn't know, but that the service demands.
  private static List<Site> undeclared(Case refused, Lesson lesson) {
    boolean body = refused.draft().content() instanceof Content.Json || refused.draft().content() instanceof Content.Fields;
    Mention about = lesson.about();
    boolean elsewhere = about.in().filter(in -> in != Site.In.BODY && in != Site.In.FORM).isPresent();
    if (!body || elsewhere || !(lesson.rule() instanceof Rule.Required)) {
      return List.of();
    }
    return List.of(new Site(in(refused), about.name().startsWith("/") ? about.name() : "/" + about.name()));
  }

  private static Site.In in(Case refused) {
    return refused.draft().content() instanceof Content.Fields ? Site.In.FORM : Site.In.BODY;
  }
}
