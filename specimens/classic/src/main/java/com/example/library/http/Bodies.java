package com.example.library.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON bodies strictly: UTF-8, one object, no key twice, shallow, bounded in size.
final class Bodies {
  private static final int LIMIT = 100_000;

  /// Bytes that are read and dropped after the limit, so that the sender gets to hear the refusal.
  private static final int PATIENCE = 4_000_000;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxNumberLength(400)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  Fields read(HttpExchange exchange) {
    known(exchange.getRequestHeaders().getFirst("Content-Type"));
    String text = text(bytes(exchange.getRequestBody()));
    if (text.isBlank()) {
      throw new Refused(Problem.malformed("The body is empty; a JSON object is required."));
    }
    try {
      if (json.readTree(text) instanceof ObjectNode object) {
        return new Fields(object, false);
      }
    } catch (JacksonException | ArithmeticException | NumberFormatException broken) {
      throw new Refused(Problem.malformed("The body is not valid JSON."));
    }
    throw new Refused(Problem.malformed("The body must be a JSON object."));
  }

  private static void known(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT).replace("\"", "");
    if (!type.matches("application/json\\s*(;\\s*charset=utf-8\\s*)?")) {
      String detail = "Bodies are read as application/json in UTF-8 only.";
      throw new Refused(Problem.of(415, "Unsupported media type", detail));
    }
  }

  private static byte[] bytes(InputStream body) {
    try {
      byte[] taken = body.readNBytes(LIMIT + 1);
      if (taken.length <= LIMIT) {
        return taken;
      }
      body.skip(PATIENCE);
    } catch (IOException broken) {
      throw new Refused(Problem.malformed("The body ended early or its framing is broken."));
    }
    String detail = "A body may have " + LIMIT + " bytes at most.";
    throw new Refused(Problem.of(413, "Too large", detail).with("Connection", "close"));
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException wrong) {
      throw new Refused(Problem.malformed("The body is not valid UTF-8."));
    }
  }
}
