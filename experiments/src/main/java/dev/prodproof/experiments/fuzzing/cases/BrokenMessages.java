package dev.prodproof.experiments.fuzzing.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Broken messages around a plain request.
public final class BrokenMessages {
  private BrokenMessages() {}

  /// @param target as the plain request is sent
  /// @return whole messages by their variety
  public static Map<String, byte[]> of(Case plain, String target, String host) {
    boolean reads = plain.method().equals("GET");
    List<BrokenMessage> messages =
        reads
            ? BrokenMessage.reading(target, host)
            : BrokenMessage.writing(plain.method(), target, host, plain.draft().body().toString());
    var byVariety = new LinkedHashMap<String, byte[]>();
    messages.forEach(message -> byVariety.put(message.variety(), message.bytes()));
    return byVariety;
  }

  /// The message of that variety once more, for a request of which only the record is left.
  public static byte[] again(String variety, String method, String target, String host) {
    List<BrokenMessage> messages =
        method.equals("GET")
            ? BrokenMessage.reading(target, host)
            : BrokenMessage.writing(method, target, host, "{}");
    return messages.stream()
        .filter(message -> message.variety().equals(variety))
        .findFirst()
        .map(BrokenMessage::bytes)
        .orElse(new byte[0]);
  }
}
