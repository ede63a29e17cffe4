package dev.prodproof.experiments.database;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.CommitTrial;
import dev.prodproof.facts.CommitTrial.Cut;
import dev.prodproof.facts.CommitTrial.Retry;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Site;
import dev.prodproof.lab.proxy.Upstream.Outage;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Scope;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Cuts off a commit of a writing request, before or after it is carried out.
final class Commits {
  private final Stage stage;

  Commits(Stage stage) {
    this.stage = stage;
  }

  static DatabaseFault fault(Cut cut) {
    return switch (cut) {
      case COMMIT -> new DatabaseFault.WithholdCommit();
      case ACKNOWLEDGEMENT -> new DatabaseFault.WithholdAcknowledgement();
    };
  }

  /// How many a request makes in quiet; under a key of its own, where the operation offers one.
  int of(Use use) throws InterruptedException {
    Optional<Case> fresh = stage.caller().fresh(use.user().operation());
    if (fresh.isEmpty() || keyed(use.user()).isEmpty()) {
      return use.commits();
    }
    String key = new UUID(chance(), chance()).toString();
    Stage.Shown shown = observe(fresh.get(), use.user(), "a quiet " + stage.name(), key);
    return Math.max(use.commits(), Stored.commits(shown.statements()));
  }

  /// @param skipped commits of the request that pass before
  /// @return nothing where no commit was cut off
  Optional<CommitTrial> cut(Use use, Cut cut, int skipped) throws InterruptedException {
    stage.caller().renew(use.user().operation());
    Optional<Case> fresh = stage.caller().fresh(use.user().operation());
    if (fresh.isEmpty()) {
      return Optional.empty();
    }
    String word = fault(cut).word();
    String key = new UUID(chance(), chance()).toString();
    Stage.Shown shown;
    try (Outage _ = stage.broken(fault(cut), after(skipped))) {
      shown = observe(fresh.get(), use.user(), stage.with(word), key);
    }
    if (shown.met().isEmpty()) {
      return Optional.empty();
    }
    boolean again = cut == Cut.ACKNOWLEDGEMENT && !shown.exchange().succeeded();
    Retry retry = again ? again(fresh.get(), use, key) : Retry.NONE;
    Stored.Compared stored = Stored.compare(use.stored(), Stored.rows(shown.statements()));
    return Optional.of(
        new CommitTrial(
            stage.name(),
            word,
            cut,
            use.user().operation().id(),
            stored.usual(),
            stored.now(),
            stage.caller().outcome(shown.exchange()),
            retry));
  }

  private static Scope after(int skipped) {
    var commits = new AtomicInteger();
    return new Scope(_ -> commits.getAndIncrement() == skipped, 1);
  }

  private Retry again(Case one, Use use, String key) throws InterruptedException {
    String word = fault(Cut.ACKNOWLEDGEMENT).word();
    Stage.Shown shown = observe(one, use.user(), stage.after(word), key);
    Exchange exchange = shown.exchange();
    int stored = Stored.compare(use.stored(), Stored.rows(shown.statements())).now();
    return new Retry(keyed(use.user()).isPresent(), exchange.id(), exchange.status(), stored);
  }

  private Stage.Shown observe(Case one, User user, String why, String key)
      throws InterruptedException {
    Optional<String> name = keyed(user);
    return name.isEmpty()
        ? stage.observe(one, user.identity(), why)
        : stage.observe(
            one, () -> stage.send(one, user.identity(), why, new Header(name.get(), key)));
  }

  /// The header that the operation offers for an idempotency key.
  private static Optional<String> keyed(User user) {
    return user.operation().parameters(Site.In.HEADER).stream()
        .map(parameter -> parameter.name())
        .filter(name -> name.toLowerCase(Locale.ROOT).contains("idempotency"))
        .findFirst();
  }

  private long chance() {
    return stage.lab().chance("idempotency keys " + stage.database().last()).nextLong();
  }
}
