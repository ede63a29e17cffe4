package dev.prodproof.lab.recipe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What services showed that many people run, of whose code only the settings are their own.
final class DownloadedTest {
  private static final Written CONTENT =
      Written.repository(
          "package.json",
          """
          {"name": "content", "scripts": {"start": "pressroom start", "build": "pressroom build"},
           "dependencies": {"@pressroom/pressroom": "5.0.0", "pg": "8.20.0"}}
          """,
          "package-lock.json", "{}",
          "config/server.ts", "export default ({ env }) => ({ port: env.int('PORT', 1337), keys: env.array('APP_KEYS')! });",
          "config/database.ts",
          """
          const client = env('DATABASE_CLIENT', 'sqlite');
          mysql: { host: env('DATABASE_HOST', 'localhost'), port: env.int('DATABASE_PORT', 3306) },
          postgres: { host: env('DATABASE_HOST', 'localhost'), port: env.int('DATABASE_PORT', 5432),
            database: env('DATABASE_NAME', 'content'), user: env('DATABASE_USERNAME', 'writer'), password: env('DATABASE_PASSWORD', 'pw') },
          """);

  @Test
  void reads_the_settings_that_a_framework_reads_for_it() {
    assertThat(CONTENT.draft().url().value()).contains("${service.port}");
    assertThat(CONTENT.setting("DATABASE_HOST")).contains("${database.host}");
    assertThat(CONTENT.setting("APP_KEYS")).contains("${env.APP_KEYS}");
  }

  @Test
  void takes_the_database_whose_driver_was_added_rather_than_the_file_by_default() {
    assertThat(String.valueOf(CONTENT.draft().needs().get("database"))).contains("kind: postgres", "localhost:5432/content", "user: writer");
    assertThat(CONTENT.setting("DATABASE_CLIENT")).isEqualTo("postgres");
    assertThat(CONTENT.doubts()).contains("whether DATABASE_CLIENT calls its database postgres");
  }

  @Test
  void starts_the_command_of_a_library_itself_since_npm_swallows_signals() {
    assertThat(CONTENT.read().recipe().service().start()).containsExactly("node_modules/.bin/pressroom", "start");
    Written other = Written.repository("package.json", "{\"scripts\": {\"start\": \"tool start && echo done\"}, \"dependencies\": {\"tool\": \"1\"}}");
    assertThat(other.read().recipe().service().start()).containsExactly("npm", "run", "start");
  }

  private static final String COMPOSE =
      """
      services:
        postgres: { image: "postgres:17", environment: [POSTGRES_USER=postgres, POSTGRES_PASSWORD=password] }
        migrate: { image: "acme/guard:latest", command: migrate, environment: [GUARD_MIGRATES=yes] }
        guard:
          image: acme/guard:latest
          command: run
          ports: ["8080:8080"]
          environment:
            - GUARD_ENGINE=postgres
            - GUARD_URI=postgres://postgres:password@postgres:5432/rights?sslmode=disable
      """;

  @Test
  void finds_itself_in_a_compose_file_that_runs_its_published_image() {
    Written guard = Written.repository("go.mod", "module github.com/acme/guard/v2\n", "main.go", "package main\nfunc main() {}", "compose.yaml", COMPOSE);
    assertThat(guard.setting("GUARD_URI")).contains("${database.url}");
    assertThat(guard.draft().env()).containsKey("GUARD_ENGINE").doesNotContainKey("GUARD_MIGRATES");
    assertThat(guard.doubts()).contains("compose.yaml says `run`");
  }

  @Test
  void takes_no_other_image_for_itself() {
    Written other = Written.repository("go.mod", "module github.com/acme/shop\n", "main.go", "package main\nfunc main() {}", "compose.yaml", COMPOSE);
    assertThat(other.draft().env()).doesNotContainKey("GUARD_URI");
  }

  @Test
  void finds_a_description_of_hundreds_of_operations(@TempDir Path folder) throws IOException {
    String head = "{\"openapi\": \"3.0.2\", \"paths\": {}, \"x\": \"";
    Files.writeString(folder.resolve("openapi.json"), head + "x".repeat(2_000_000) + "\"}");
    Files.writeString(folder.resolve("data.json"), head + "x".repeat(2_000_000) + "\"}");
    assertThat(FolderTree.of(folder).text("openapi.json")).isPresent();
    assertThat(FolderTree.of(folder).text("data.json")).isEmpty();
    assertThat(Drafter.of(FolderTree.of(folder), "shop").describe()).extracting(Draft.Said::value).isEqualTo("openapi.json");
  }
}
