package dev.prodproof.lab;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service must hold beyond its API, the doors that it has beside it, and what its owners
/// attest or accept.
///
/// @param queues by name
/// @param objective null where none is declared
/// @param readiness attestations, by what is attested (`on-call`, `roll-back`, …)
public record Terms(
    List<Webhook> webhooks,
    Map<String, Queue> queues,
    List<Invariant> invariants,
    @Nullable Objective objective,
    Telemetry telemetry,
    Map<String, Attested> readiness,
    List<Suppressed> suppressed) {

  public static final Terms NONE =
      new Terms(
          List.of(), Map.of(), List.of(), null, Telemetry.UNKNOWN, Map.of(), List.of());

  /// With these webhooks and nothing else.
  public static Terms of(Webhook... webhooks) {
    return new Terms(
        List.of(webhooks), Map.of(), List.of(), null, Telemetry.UNKNOWN, Map.of(), List.of());
  }

  /// The same with this objective.
  public Terms objective(Objective other) {
    return new Terms(
        webhooks, queues, invariants, other, telemetry, readiness, suppressed);
  }

  /// A door through which others report events.
  ///
  /// @param path on the target; `POST` is sent there
  /// @param sample a body as it really comes, with holes (`${unique}`, `${about.id}`); null to make one from the
  ///     description
  /// @param signature null where it asks for none
  /// @param id JSON pointer to what tells two events apart in the body; null to find it
  /// @param about id of the operation that makes what its events are about; null where they stand alone
  public record Webhook(
      String path,
      @Nullable String sample,
      @Nullable Signature signature,
      @Nullable String id,
      @Nullable String about) {

    /// Its events stand alone.
    public Webhook(
        String path, @Nullable String sample, @Nullable Signature signature, @Nullable String id) {
      this(path, sample, signature, id, null);
    }
  }

  /// A keyed digest of the body in a field (RFC 2104).
  ///
  /// @param algorithm as the JDK names it: `HmacSHA256`
  /// @param prefix stands before the digest: `sha256=`
  public record Signature(
      String header, String algorithm, String secret, Encoding encoding, String prefix) {
    public enum Encoding {
      HEX,
      BASE64
    }
  }

  /// @param kind `kafka`, `amqp`, …
  /// @param at host and port of its broker
  /// @param deadLetter where messages go that can't be processed; null where undeclared
  public record Queue(
      String name, String kind, String at, String topic, @Nullable String deadLetter) {}

  /// What is true whenever nothing is under way.
  ///
  /// @param given requests (`GET /slots/1`), by the name that their answer has in the expression
  /// @param holds expression in CEL
  public record Invariant(String name, Map<String, String> given, String holds) {}

  /// @param rate at the peak; null where undeclared
  /// @param p99 time within which 99 of 100 are answered
  /// @param errors share of answers that may fail, from 0 to 1
  public record Objective(
      Recipe.@Nullable Rate rate, @Nullable Duration p99, @Nullable Double errors) {}

  /// @param logs `stdout` or a file
  /// @param metrics path on the target, or a URL
  /// @param alerts file with rules
  /// @param detectWithin time from an outage to its alert
  public record Telemetry(
      @Nullable String logs,
      @Nullable String metrics,
      @Nullable String alerts,
      @Nullable Duration detectWithin) {
    public static final Telemetry UNKNOWN = new Telemetry(null, null, null, null);
  }

  /// @param see document or address that backs it
  /// @param until last day on which it counts
  /// @param there the document is a file that exists; false, too, of an address, which isn't looked up
  public record Attested(String owner, @Nullable String see, LocalDate until, boolean there) {
    /// Backed by nothing that could be found.
    public Attested(String owner, @Nullable String see, LocalDate until) {
      this(owner, see, until, false);
    }
  }

  /// What the owners don't want to be graded by.
  ///
  /// @param finding only this one; null for all of the check
  /// @param reason `accepted-risk` alone lets a service pass with it
  /// @param until last day on which it counts
  public record Suppressed(
      String check,
      @Nullable String finding,
      String reason,
      String owner,
      LocalDate until,
      String because) {
    public static final String ACCEPTED_RISK = "accepted-risk";
  }
}
