package dev.prodproof.lab.recipe.draft;

import dev.prodproof.lab.recipe.draft.Clue.Starts;
import dev.prodproof.lab.recipe.draft.Draft.Doubt;
import dev.prodproof.lab.recipe.draft.Draft.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From a repository to the draft of its recipe.
public final class Drafter {
  /// What is nearest to the code comes first, and wins.
  private static final List<Detector> DETECTORS =
      List.of(
          new SpringBoot(),
          new PlainJava(),
          new Quarkus(),
          new NodeJs(),
          new Python(),
          new Ruby(),
          new GoModule(),
          new RustCrate(),
          new Php(),
          new ContainerFile(),
          new DotEnv(),
          new ComposeFile(),
          new Variables(),
          new Paths(),
          new Descriptions());

  private final String folder;
  private final List<Clue> clues;
  private final List<Doubt> doubts = new ArrayList<>();

  private Drafter(Tree tree) {
    this.folder = Homes.of(tree);
    this.clues = new ArrayList<>();
    Tree home = tree.under(folder);
    DETECTORS.forEach(detector -> clues.addAll(detector.look(home)));
    if (!folder.isEmpty()) {
      // What is shared stands at the top.
      Stream.of(new DotEnv(), new ComposeFile()).forEach(d -> clues.addAll(d.look(tree)));
    }
  }

  /// @param name of the folder, for a service that has none of its own
  public static Draft of(Tree tree, String name) {
    return new Drafter(tree).draft(name);
  }

  private Draft draft(String fallback) {
    Said name = one(Clue.Named.class).map(n -> new Said(DraftText.quoted(n.name()), n.where())).orElse(new Said(DraftText.quoted(fallback), "the folder"));
    Optional<Starts> starts = one(Starts.class);
    if (starts.isEmpty()) {
      doubt("how the service is started", "set `service.start`, or start it yourself and give its address in `service.url`");
    }
    starts.filter(s -> !s.first().isEmpty()).ifPresent(s -> doubt("whether it is built", "run `" + s.first() + "` first"));
    var wiring = new Wiring(clues, fallback);
    Said start = new Said(starts.map(s -> DraftText.list(s.command())).orElse(""), starts.map(Clue::where).orElse(""), starts.isPresent());
    Said url = url(wiring, start.value());
    Said ready = ready();
    Said describe = describe();
    doubts.addAll(wiring.doubts());
    stated(Clue.Doubt.class).forEach(d -> doubt(d.what(), d.remedy()));
    Doors doors = Doors.of(clues, wiring.env(), wiring.needs().keySet());
    doubt("who may log in" + one(Clue.LogsIn.class).map(l -> " (at " + l.path() + ")").orElse(""), "set `identities`; without them only what anybody may do is tried");
    return new Draft(
        starts.map(Starts::stack).orElse(""), name, url, start, folder, starts.map(Starts::first).orElse(""), ready, wiring.env(), describe, wiring.needs(), doors.identity(), webhooks(doors), doubts);
  }

  private Said url(Wiring wiring, String start) {
    String base = one(Clue.Based.class).map(b -> b.path().replaceFirst("/$", "")).orElse("");
    Optional<Clue.Listens> fixed = one(Clue.Listens.class);
    if (wiring.port() || start.contains("${service.port}") || fixed.isEmpty()) {
      if (!wiring.port() && !start.contains("${service.port}")) {
        doubt("which setting chooses its port", "set one under `service.env` to \"${service.port}\", or write the port into `service.url`");
      }
      return new Said("\"http://127.0.0.1:${service.port}" + base + "\"", "a free port is chosen");
    }
    doubt("which setting chooses its port: " + fixed.get().port() + " stands in " + fixed.get().where(), "keep that port free, or read the port from the environment");
    return new Said("\"http://127.0.0.1:" + fixed.get().port() + base + "\"", fixed.get().where());
  }

  private @Nullable Said ready() {
    Optional<Clue.Healthy> healthy = one(Clue.Healthy.class);
    if (healthy.isEmpty()) {
      doubt("a path that tells when it can serve", "set `service.ready`; without it any answer counts");
      return null;
    }
    return new Said(healthy.get().path(), healthy.get().where());
  }

  private @Nullable Said describe() {
    Optional<Clue.Described> described = one(Clue.Described.class);
    if (described.isEmpty()) {
      doubt("where its API is described", "set `describe.openapi`; the usual places are tried without it");
      return null;
    }
    String at = described.get().at();
    boolean file = !at.startsWith("/");
    return new Said(DraftText.quoted(file && !folder.isEmpty() ? folder + "/" + at : at), described.get().where());
  }

  private List<Said> webhooks(Doors doors) {
    var paths = new java.util.HashSet<String>();
    List<Clue.Receives> all = stated(Clue.Receives.class).filter(w -> paths.add(w.path())).toList();
    if (!all.isEmpty()) {
      doubt("how events at " + all.getFirst().path() + " are signed", "complete `webhooks` and take the comment away");
    }
    return all.stream().map(w -> new Said(doors.hook(w.path()), w.where())).toList();
  }

  private void doubt(String what, String remedy) {
    doubts.add(new Doubt(what, remedy));
  }

  private <C extends Clue> Optional<C> one(Class<C> kind) {
    return stated(kind).findFirst();
  }

  private <C extends Clue> Stream<C> stated(Class<C> kind) {
    return clues.stream().filter(kind::isInstance).map(kind::cast);
  }
}
