package dev.prodproof.engine;

import dev.prodproof.core.RuleSheet;
import dev.prodproof.core.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The standard as it is shipped: generated from the rule sheets at build time.
public final class StandardFile {
  private static final String RESOURCE = "/dev/prodproof/checks/standard.json";

  private StandardFile() {}

  public static Standard load() {
    try (InputStream in = StandardFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the standard isn't on the class path: " + RESOURCE);
      }
      var mapper =
          JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
      Shipped shipped = mapper.readValue(in, Shipped.class);
      return new Standard(shipped.version(), shipped.checks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Shipped(String version, List<RuleSheet> checks) {}
}
