package dev.prodproof.cli;

import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.database.EmbeddedDatabase;
import dev.prodproof.lab.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A service on Express and PostgreSQL, which we start, with a supplier's stub beside it.
record NodeSpecimen(Path folder) implements Specimen {
  @Override
  public String stack() {
    return "Express";
  }

  /// Why it can't be started here.
  static Optional<String> missing(Path folder) {
    boolean node =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "node")));
    if (!node) {
      return Optional.of("skipped: Node isn't installed here");
    }
    return Files.isDirectory(folder.resolve("node_modules/express"))
        ? Optional.empty()
        : Optional.of("skipped: run `npm ci` in " + folder + " first");
  }

  @Override
  public Tool.Ended start(Path run, String parts, List<String> options) throws IOException {
    try (var household = new Household("node", InstantSource.system(), _ -> {})) {
      var database = household.keep(EmbeddedDatabase.start(household.watchdog()));
      int supplier = Ports.free();
      household.start(stub(supplier), run.resolve("stub"), _ -> {});
      Path recipe = Files.writeString(run.resolve("prodproof.yaml"), recipe(parts, database, supplier));
      var command = new ArrayList<>(List.of("prove", recipe.toString(), "--seed", "1", "--out", "run"));
      command.addAll(options);
      return new Tool(run).run(command.toArray(String[]::new));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Recipe.Service stub(int port) {
    return new Recipe.Service(
        "supplier",
        "http://127.0.0.1:" + port,
        List.of("node", "stub/supplier.js"),
        null,
        Duration.ofSeconds(5),
        Map.of("PORT", Integer.toString(port)),
        folder.toString());
  }

  private String recipe(String parts, EmbeddedDatabase database, int supplier) {
    return """
        service:
          name: stock
          url: "http://127.0.0.1:${service.port}"
          start: [node, --max-old-space-size=192, src/main.js]
          folder: "%s"
          ready: /health/ready
          env:
            NODE_ENV: production
            PORT: "${service.port}"
            DATABASE_URL: "${database.url}"
            SUPPLIER_URL: "${supplier.url}"
            STOCK_PARTS: "%s"
        describe: { openapi: /openapi.json }
        declare: { deadline: 5s, body-limit: 1MB, none: [queue, webhook] }
        needs:
          database: { kind: postgres, at: "127.0.0.1:%d/postgres", user: %s, password: any }
          supplier: { kind: http, at: "http://127.0.0.1:%d" }
        objective: { rate: 50/s, p99: 500ms, errors: 0.1%% }
        allow: breaks
        """
        .formatted(folder, parts, database.port(), database.user(), supplier);
  }
}
