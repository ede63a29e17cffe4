package dev.prodproof.experiments.fuzzing.cases;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Small bodies of media types that have no schema to speak of.
final class RawBody {
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private RawBody() {}

  static Content.Raw of(String media, List<JsonNode> examples) {
    if (!examples.isEmpty()) {
      return new Content.Raw(media, bytes(examples.getFirst().asString(examples.getFirst().toString())));
    }
    return switch (media) {
      case "image/png" -> new Content.Raw(media, Base64.getDecoder().decode(PIXEL));
      case "application/xml", "text/xml" -> new Content.Raw(media, bytes("<a>1</a>"));
      case "text/csv" -> new Content.Raw(media, bytes("id,name\n1,Ada\n"));
      case "*/*" -> new Content.Raw("text/plain", bytes("hello"));
      default -> new Content.Raw(media, bytes("hello"));
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
