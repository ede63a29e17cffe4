package dev.prodproof.lab.recipe;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Recipe.Declared;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `prodproof.yaml`. Whatever is wrong with it is said at once, with file, line and remedy.
public final class RecipeReader {
  public static final String FILE = "prodproof.yaml";

  /// What further checks will want to know.
  private static final List<String> UNUSED =
      List.of(
          "/declare/rate-limits",
          "/declare/lifetimes",
          "/declare/outages",
          "/queues",
          "/invariants",
          "/telemetry");

  private final Map<String, String> environment;
  private final IntSupplier freePort;

  /// @param environment where `${env.NAME}` is looked up
  /// @param freePort asked once, where the recipe says `${service.port}`
  public RecipeReader(Map<String, String> environment, IntSupplier freePort) {
    this.environment = Map.copyOf(environment);
    this.freePort = freePort;
  }

  /// What can be said about a target of which only the URL is known.
  ///
  /// @throws Unusable when it isn't one
  public static Recipe bare(String url) {
    URI uri = Urls.http(url);
    var service = new Service(uri.getHost(), url, List.of(), null, ServiceReader.GRACE, Map.of(), "");
    return new Recipe(service, null, Map.of(), Declared.NOTHING, null);
  }

  /// @throws Unusable for whatever is wrong with it
  public Reading read(Path file) {
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      return read(file.toString(), Files.readAllBytes(file), folder == null ? file : folder);
    } catch (NoSuchFileException e) {
      throw new Unusable("there is no " + file + ": write one, or give a URL instead", e);
    } catch (IOException e) {
      throw new Unusable("can't read " + file + ": " + e.getMessage(), e);
    }
  }

  Reading read(String name, byte[] bytes, Path folder) {
    Yaml yaml = Yaml.read(name, bytes);
    Complaints complaints = new Complaints(yaml);
    RecipeSchema.check(yaml, complaints);
    complaints.throwIfAny();
    Placeholders fill = new Placeholders(yaml, environment, freePort, complaints);
    Complaints warnings = new Complaints(yaml);
    JsonNode root = yaml.root();
    Recipe.Service service = new ServiceReader(fill, complaints, folder).read(root.path("service"));
    Recipe recipe =
        new Recipe(
            service,
            describe(root, fill, folder, service),
            identities(root.path("identities"), fill, complaints, warnings),
            DeclaredReader.read(root, complaints, folder),
            allow(root),
            fill.upstreams(),
            fill.databases(),
            new TermsReader(fill, complaints, warnings, folder).read(root));
    complaints.throwIfAny();
    UNUSED.stream()
        .filter(pointer -> !root.at(pointer).isMissingNode())
        .forEach(pointer -> warnings.add(pointer, name(pointer) + " is read, not used yet: no check looks at it"));
    return new Reading(recipe, fill.port(), warnings.sentences(), fill.secrets());
  }

  private static String name(String pointer) {
    return "`" + pointer.substring(1).replace('/', '.') + "`";
  }

  /// A file is seen from the service's folder, as what it is started with; from the recipe's where only that has it.
  private static @Nullable String describe(
      JsonNode root, Placeholders fill, Path folder, Recipe.Service service) {
    JsonNode openapi = root.path("describe").path("openapi");
    if (openapi.isMissingNode()) {
      return null;
    }
    String where = fill.fill("/describe/openapi", openapi.asString());
    try {
      Path started = Path.of(service.folder()).toAbsolutePath();
      boolean beside = !Files.exists(started.resolve(where)) && Files.isRegularFile(folder.resolve(where));
      return beside ? started.relativize(folder.toAbsolutePath().resolve(where)).toString() : where;
    } catch (InvalidPathException e) {
      return where;
    }
  }

  private static Map<String, Identity> identities(
      JsonNode node, Placeholders fill, Complaints complaints, Complaints warnings) {
    var reader = new IdentityReader(fill, complaints, warnings);
    var identities = new LinkedHashMap<String, Identity>();
    for (var entry : node.properties()) {
      String at = YamlTree.child("/identities", entry.getKey());
      identities.put(entry.getKey(), reader.read(entry.getKey(), at, entry.getValue()));
    }
    return identities;
  }

  private static @Nullable Impact allow(JsonNode root) {
    return root.has("allow")
        ? Impact.valueOf(root.path("allow").asString().toUpperCase(Locale.ROOT))
        : null;
  }
}
