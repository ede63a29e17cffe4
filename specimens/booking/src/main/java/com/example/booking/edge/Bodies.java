package com.example.booking.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON bodies strictly: UTF-8, one value, no key twice, shallow, bounded in size and time.
@Component
public class Bodies {

  private static final int LIMIT = 1_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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

  public Fields read(HttpServletRequest request) {
    return read(request, bytes(request));
  }

  /// For callers that need the very bytes, too.
  public Fields read(HttpServletRequest request, byte[] bytes) {
    charset(request.getContentType());
    return fields(parse(text(bytes)));
  }

  /// Bytes.
  public int limit() {
    return LIMIT;
  }

  protected Fields fields(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return new Fields(object);
    }
    throw new Refused(Problem.malformed("The body must be a JSON object."));
  }

  protected JsonNode parse(String text) {
    if (text.isBlank()) {
      throw new Refused(Problem.malformed("The body is empty; a JSON object is required."));
    }
    try {
      return json.readTree(text);
    } catch (JacksonException | ArithmeticException | NumberFormatException broken) {
      throw new Refused(Problem.malformed("The body is not valid JSON" + place(broken) + "."));
    }
  }

  /// The body's bytes, at most [#limit].
  public byte[] bytes(HttpServletRequest request) {
    var bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      InputStream body = request.getInputStream();
      for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
        bytes.write(piece, 0, n);
        if (bytes.size() > limit()) {
          throw new Refused(BodyLimit.TOO_LARGE);
        }
        if (System.nanoTime() > end) {
          throw tooSlow();
        }
      }
    } catch (SocketTimeoutException slow) {
      throw tooSlow();
    } catch (IOException broken) {
      throw new Refused(Problem.malformed("The body ended early or its framing is broken."));
    }
    return bytes.toByteArray();
  }

  protected String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException wrong) {
      throw new Refused(Problem.malformed("The body is not valid UTF-8."));
    }
  }

  private static void charset(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    int at = type.indexOf("charset=");
    if (at >= 0 && !type.substring(at + 8).replace("\"", "").strip().startsWith("utf-8")) {
      throw new Refused(Problem.of(415, "Unsupported Media Type", "JSON is read as UTF-8 only."));
    }
  }

  private static Refused tooSlow() {
    return new Refused(
        Problem.of(408, "Too slow", "The body did not arrive in time.").with("Connection", "close"));
  }

  private static String place(Exception broken) {
    return broken instanceof JacksonException json && json.getLocation() != null
        ? " (line " + json.getLocation().getLineNr() + ", column " + json.getLocation().getColumnNr() + ")"
        : "";
  }
}
