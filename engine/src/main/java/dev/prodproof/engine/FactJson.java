package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Observation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Facts as JSON: `{"Exchange":{…}}`, one object with one member that names the kind.
///
/// Sealed types inside carry a member `is` with the simple name of the case. Core stays free of
/// annotations: an introspector derives it all from the sealed types themselves.
final class FactJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new SealedByName())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Map<String, Class<? extends Fact>> KINDS = new ConcurrentHashMap<>();

  private FactJson() {}

  static JsonMapper mapper() {
    return MAPPER;
  }

  static byte[] write(Fact fact) {
    byte[] json = MAPPER.writeValueAsBytes(fact);
    byte[] head = ("{\"" + nameOf(fact.getClass()) + "\":").getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[head.length + json.length + 2];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(json, 0, line, head.length, json.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }

  /// @return null where the line is torn or of a kind that this version doesn't know
  static @Nullable Fact read(byte[] line, int offset, int length) {
    try (JsonParser parser = MAPPER.createParser(line, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      String name = parser.nextName();
      Class<? extends Fact> kind = name == null ? null : kindOf(name);
      if (kind == null) {
        return null;
      }
      parser.nextToken();
      Fact fact = MAPPER.readValue(parser, kind);
      return parser.nextToken() == JsonToken.END_OBJECT ? fact : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String nameOf(Class<?> kind) {
    boolean ours = kind.getPackageName().equals("dev.prodproof.facts") || Observation.class.isAssignableFrom(kind);
    return ours ? kind.getSimpleName() : kind.getName();
  }

  /// Only records that are facts are ever read: a dossier from elsewhere can't name other classes.
  private static @Nullable Class<? extends Fact> kindOf(String name) {
    Class<? extends Fact> known = KINDS.get(name);
    if (known != null) {
      return known;
    }
    for (String candidate :
        List.of("dev.prodproof.facts." + name, Observation.class.getName() + "$" + name, name)) {
      try {
        Class<?> found = Class.forName(candidate, false, FactJson.class.getClassLoader());
        if (Fact.class.isAssignableFrom(found) && found.isRecord()) {
          Class<? extends Fact> fact = found.asSubclass(Fact.class);
          KINDS.put(name, fact);
          return fact;
        }
      } catch (ClassNotFoundException e) {
        // The next candidate, or an unknown kind.
      }
    }
    return null;
  }
}
