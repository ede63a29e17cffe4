package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.fuzzing.cases.BrokenMessages;
import dev.prodproof.experiments.fuzzing.cases.RudeCases;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Call.Framing;
import dev.prodproof.wire.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A recorded request as a call again, with what must be new renewed.
///
/// @param host as in the `Host` field
/// @param ids of earlier exchanges, as recorded → as sent again
record Resend(Renewal renewal, String host, Map<Long, Long> ids) {
  /// The client adds these itself, with what they are now.
  private static final Set<String> ADDED =
      Set.of(
          "host", "user-agent", "content-length", "transfer-encoding", "connection", "traceparent",
          "prodproof-run", "authorization", "cookie");

  Call call(Exchange recorded) {
    Exchange.Request request = recorded.request();
    Call call =
        Call.of(recorded.experiment(), purpose(recorded.purpose()), request.method(), renewal.target(request.target()))
            .operation(recorded.operation())
            .as(recorded.identity())
            .headers(headers(request));
    if (recorded.purpose() instanceof Purpose.BrokenFraming(String variety)) {
      byte[] message = BrokenMessages.again(variety, request.method(), call.target(), host);
      return call.framing(new Framing.Raw(message)).body(request.body().bytes());
    }
    boolean oversized = recorded.purpose() instanceof Purpose.Oversized && request.body().cut();
    return call.body(oversized ? oversized(request.body()) : body(request.body()));
  }

  /// Its beginning with fresh marks, and the end that it had.
  private byte[] oversized(Body recorded) {
    byte[] whole = filled(recorded);
    byte[] start = Token.changed(recorded.bytes(), renewal::marked);
    byte[] end = RudeCases.END.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(end, 0, whole, whole.length - end.length, end.length);
    return whole;
  }

  private Purpose purpose(Purpose recorded) {
    return switch (recorded) {
      case Purpose.Invalid(var site, String keyword, String variety, boolean certain, long mended) ->
          new Purpose.Invalid(site, keyword, variety, certain, ids.getOrDefault(mended, mended));
      case Purpose.Unusual(var site, String variety, String value) ->
          new Purpose.Unusual(site, variety, renewal.marked(value));
      case Purpose.Look _,
          Purpose.Faulted _,
          Purpose.Valid _,
          Purpose.Malformed _,
          Purpose.WrongMedia _,
          Purpose.WrongMethod _,
          Purpose.Oversized _,
          Purpose.OddHeaders _,
          Purpose.BrokenFraming _,
          Purpose.Step _ ->
          recorded;
    };
  }

  private List<Header> headers(Exchange.Request request) {
    return request.headers().stream()
        .filter(header -> !ADDED.contains(header.name().toLowerCase(Locale.ROOT)))
        // A key in a field of its own: the session brings it again, and the record has only its mask.
        .filter(header -> !Secrets.isMask(header.value()))
        .filter(header -> !header.name().equalsIgnoreCase("accept") || !header.value().equals("*/*"))
        .map(header -> new Header(header.name(), renewal.renamed(renewal.marked(header.value()))))
        .toList();
  }

  /// A body that was cut in the record is filled up with its own last character.
  private byte[] body(Body recorded) {
    if (recorded.length() == 0) {
      return new byte[0];
    }
    if (recorded.binary()) {
      return Token.changed(recorded.bytes(), renewal::marked);
    }
    if (recorded.cut()) {
      return filled(recorded);
    }
    return renewal.body(recorded.text()).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] filled(Body recorded) {
    byte[] start = recorded.bytes();
    byte[] whole = Arrays.copyOf(start, Math.toIntExact(Math.max(start.length, recorded.length())));
    Arrays.fill(whole, start.length, whole.length, start.length == 0 ? (byte) 'a' : start[start.length - 1]);
    return whole;
  }
}
