package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.scenario.Own;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Write;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A write that was sent, and what the client saw of it.
///
/// @param made the attempt that made what is changed or deleted; empty where it is the making itself
record Attempt(
    Subject subject,
    Write.Deed deed,
    Optional<Attempt> made,
    Draft draft,
    Instant sentAt,
    Instant doneAt,
    Exchange exchange) {
  /// What is unique in a request that we make.
  static final Pattern NAME = Pattern.compile("zqp[a-z]{7}");

  Write.Outcome outcome() {
    return switch (exchange.reply()) {
      case Exchange.Answer answer -> outcome(answer.status());
      case Exchange.NoAnswer(Exchange.Reason reason, String _) ->
          reason == Exchange.Reason.REFUSED ? Write.Outcome.REFUSED : Write.Outcome.UNKNOWN;
    };
  }

  private static Write.Outcome outcome(int status) {
    if (status >= 200 && status < 300) {
      // 202 says no more than that somebody will look at it.
      return status == 202 ? Write.Outcome.UNKNOWN : Write.Outcome.ACKNOWLEDGED;
    }
    return status >= 400 && status < 500 ? Write.Outcome.REFUSED : Write.Outcome.UNKNOWN;
  }

  /// What it is about.
  Own own() {
    return made.map(Attempt::own)
        .orElseGet(() -> Own.of(subject.kind(), subject.identity(), draft, exchange));
  }

  /// Whether what it is about is known to have been there.
  boolean stood() {
    return made.isPresent() || exchange.succeeded();
  }

  /// The unique text that the thing carried before.
  String earlier() {
    return made.map(Attempt::mark).orElse("");
  }

  /// The unique text that the thing carries by it; empty where none fitted.
  String mark() {
    if (deed == Write.Deed.DELETE) {
      return earlier();
    }
    Matcher mark = NAME.matcher(draft.body().toString());
    return mark.find() ? mark.group() : "";
  }

  String name() {
    String mark = mark();
    return mark.isEmpty() ? own().id().map(JsonNode::asString).orElse("") : mark;
  }

  boolean underWayAt(Instant moment) {
    return !sentAt.isAfter(moment) && doneAt.isAfter(moment);
  }
}
