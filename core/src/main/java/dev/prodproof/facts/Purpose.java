package dev.prodproof.facts;

/// Why a request was sent: what the experiment knew about it beforehand.
public sealed interface Purpose {
  /// To find out: discovery, health, a reading of state.
  record Look(String what) implements Purpose {}

  /// It obeys the description in every respect.
  ///
  /// @param variety `example`, `only required`, `longest body:/name`
  /// @param plain an everyday value: no boundary, nothing odd
  record Valid(String variety, boolean plain) implements Purpose {}

  /// Legal but rare text at one site; everything else is plain.
  ///
  /// @param value the text as it was meant, before any encoding
  record Unusual(Site site, String variety, String value) implements Purpose {}

  /// It breaks one rule of the description at one site; everything else is plain.
  ///
  /// @param keyword the rule in the words of JSON Schema: `maximum`, `required`, `type`
  /// @param certain the description states the rule unambiguously, and no lossless coercion saves
  ///     it
  /// @param mended id of an accepted exchange that differs in this one value only; 0 where there is
  ///     none
  record Invalid(Site site, String keyword, String variety, boolean certain, long mended)
      implements Purpose {}

  /// The body can't be read: broken JSON, truncated, wrong charset, empty.
  ///
  /// @param broken no reader could accept it; false for duplicate keys, deep nesting, huge numbers
  record Malformed(String variety, boolean broken) implements Purpose {}

  /// A media type that the operation doesn't declare.
  record WrongMedia(String mediaType) implements Purpose {}

  /// A method that the path doesn't declare.
  record WrongMethod() implements Purpose {}

  /// A body larger than any sensible limit.
  ///
  /// @param limit the declared or assumed limit in bytes
  record Oversized(long bytes, long limit) implements Purpose {
    /// Scenario of the everyday request right after it, a [Step] in the role [Role#PROBE]: is the
    /// service still there? Its run is the id of the oversized exchange.
    public static final String AFTERWARDS = "after an oversized body";
  }

  /// Unusual header fields; the framing is sound.
  record OddHeaders(String variety) implements Purpose {}

  /// The message itself is broken: what comes back may be the container's doing.
  record BrokenFraming(String variety) implements Purpose {}

  /// Sent around a fault of our making: what comes of it tells nothing of ordinary requests.
  ///
  /// @param fault `killed`, `stopped`
  record Faulted(String fault) implements Purpose {}

  /// A step of a scenario, joined to the others by `run`.
  record Step(String scenario, long run, Role role) implements Purpose {}

  enum Role {
    CREATE,
    READ,
    LIST,
    REPLACE,
    MODIFY,
    DELETE,
    REPEAT,
    READ_AGAIN,
    CONTROL,
    SUBMIT,
    PROBE
  }
}
