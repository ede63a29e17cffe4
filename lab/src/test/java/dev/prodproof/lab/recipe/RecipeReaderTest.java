package dev.prodproof.lab.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Header;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Recipe.LogIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecipeReaderTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("ALICE_PASSWORD", "correct horse", "BOB_TOKEN", "t-0123456789");

  static final String FULL =
      """
      service:
        name: booking
        url: "http://127.0.0.1:${service.port}/api"
        start: [java, -jar, target/booking.jar, "--port=${service.port}"]
        ready: /health/ready
        grace: 5s
        instances: 1
        env: { PORT: "${service.port}", DATABASE_URL: "${database.jdbc}", DEBUG: false }
      describe: { openapi: /openapi.json }
      declare: { deadline: 1.5s, body-limit: 1MB, public: [GET /slots] }
      needs:
        database: { kind: postgres, at: "localhost:5432/booking" }
      identities:
        alice: { login: { post: /login, json: { user: alice, password: "${env.ALICE_PASSWORD}" } } }
        bob: { header: { Authorization: "Bearer ${env.BOB_TOKEN}" } }
        carol: { bearer: "${env.BOB_TOKEN}" }
        dave: { basic: { user: dave, password: "${env.ALICE_PASSWORD}" }, role: admin }
        eve: { login: { post: /in, form: { u: eve, p: x }, token: /data/jwt } }
      webhooks: [ { path: /hook } ]
      objective: { rate: 200/s }
      allow: breaks
      """;

  static Reading read(String text) {
    return new RecipeReader(ENVIRONMENT, () -> 4711)
        .read("prodproof.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of("/"));
  }

  private static void refuses(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Unusable.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void reads_a_service_with_its_placeholders_filled() {
    Recipe.Service service = read(FULL).recipe().service();
    assertThat(service.url()).isEqualTo("http://127.0.0.1:4711/api");
    assertThat(service.start()).endsWith("--port=4711");
    assertThat(service.grace()).isEqualTo(Duration.ofSeconds(5));
    assertThat(service.env())
        .containsEntry("PORT", "4711")
        .containsEntry("DATABASE_URL", "jdbc:postgresql://127.0.0.1:4711/booking")
        .containsEntry("DEBUG", "false");
    assertThat(read(FULL).port()).isEqualTo(4711);
  }

  @Test
  void reads_every_way_to_log_in() {
    Map<String, Recipe.Identity> identities = read(FULL).recipe().identities();
    assertThat(identities.keySet()).containsExactly("alice", "bob", "carol", "dave", "eve");
    var bearer = new LogIn.Fields(List.of(new Header("Authorization", "Bearer t-0123456789")));
    assertThat(identities.values())
        .extracting(Recipe.Identity::logIn)
        .containsExactly(
            new LogIn.Submit(
                "/login", false, Map.of("user", "alice", "password", "correct horse"), null),
            bearer,
            bearer,
            new LogIn.Basic("dave", "correct horse"),
            new LogIn.Submit("/in", true, Map.of("u", "eve", "p", "x"), "/data/jwt"));
    assertThat(identities.values())
        .extracting(Recipe.Identity::role)
        .containsExactly("customer", "customer", "customer", "admin", "customer");
  }

  @Test
  void reads_what_is_declared_and_allowed() {
    Recipe recipe = read(FULL).recipe();
    assertThat(recipe.declared())
        .isEqualTo(new Recipe.Declared(Duration.ofMillis(1500), 1_000_000L, List.of("GET /slots")));
    assertThat(recipe.allow()).isEqualTo(Impact.BREAKS);
    assertThat(recipe.describe()).isEqualTo("/openapi.json");
  }

  @Test
  void puts_our_proxy_before_a_dependency_that_speaks_http() {
    String text =
        """
        service: { url: "http://127.0.0.1:1", start: x, env: { PAY: "${pay.url}", P: "${pay.port}" } }
        needs: { pay: { kind: http, at: "https://pay.example/v1", fallbacks: [GET /slots] } }
        """;
    Recipe recipe = read(text).recipe();
    assertThat(recipe.service().env())
        .containsEntry("PAY", "http://127.0.0.1:4711/v1")
        .containsEntry("P", "4711");
    assertThat(recipe.upstreams())
        .containsEntry(
            "pay",
            new Recipe.Upstream("pay", "https://pay.example/v1", 4711, List.of("GET /slots")));
  }

  @Test
  void puts_our_proxy_before_a_database_and_keeps_its_password_secret() {
    String text =
        """
        service:
          url: "http://127.0.0.1:1"
          start: x
          env: { A: "${db.url}", B: "${db.jdbc}", C: "${db.host}:${db.port}/${db.name}", D: "${db.user}" }
        needs: { db: { kind: postgres, at: "db.example:6432/shop?x=y", user: ada, password: "p@ss word" } }
        """;
    Reading reading = read(text);
    assertThat(reading.recipe().service().env())
        .containsEntry("A", "postgresql://ada:p%40ss%20word@127.0.0.1:4711/shop?x=y")
        .containsEntry("B", "jdbc:postgresql://127.0.0.1:4711/shop?x=y")
        .containsEntry("C", "127.0.0.1:4711/shop")
        .containsEntry("D", "ada");
    assertThat(reading.recipe().databases())
        .containsEntry("db", new Recipe.Database("db", "postgres", "db.example", 6432, 4711));
    assertThat(reading.secrets()).contains("p@ss word");
  }

  @Test
  void reads_where_a_database_answers_in_each_of_its_forms() {
    for (String at :
        List.of("localhost", "postgres://u:p@localhost/shop", "jdbc:postgresql://localhost:5432/shop")) {
      String text =
          "service: { url: \"http://127.0.0.1:1\" }\nneeds: { db: { kind: postgresql, at: \"" + at + "\" } }";
      assertThat(read(text).recipe().databases())
          .as(at)
          .containsEntry("db", new Recipe.Database("db", "postgres", "localhost", 5432, 4711));
    }
    String maria = "service: { url: \"http://127.0.0.1:1\" }\nneeds: { db: { kind: mariadb, at: \"db:3307/shop\" } }";
    assertThat(read(maria).recipe().databases())
        .containsEntry("db", new Recipe.Database("db", "mysql", "db", 3307, 4711));
    refuses(
        "service: { url: \"http://127.0.0.1:1\" }\nneeds:\n  db: { kind: postgres, at: \"no where\" }\n",
        "prodproof.yaml:3",
        "`no where` isn't where a database answers",
        "localhost:5432/booking");
  }

  @Test
  void names_the_line_of_a_dependency_that_is_no_address() {
    refuses(
        "service: { url: \"http://127.0.0.1:1\" }\nneeds:\n  pay: { kind: http, at: \"pay:80\" }\n",
        "prodproof.yaml:3",
        "`pay:80` isn't an http address",
        "write one like");
    refuses(
        "service: { url: \"http://127.0.0.1:1\" }\nneeds:\n  pay: { at: \"http://pay\" }\n",
        "prodproof.yaml:3",
        "kind");
  }

  @Test
  void collects_the_secrets_and_nothing_else() {
    assertThat(read(FULL).secrets())
        .containsExactlyInAnyOrder("correct horse", "t-0123456789", "Bearer t-0123456789");
    assertThat(read(FULL).warnings()).isEmpty();
  }

  @Test
  void names_the_line_and_the_nearest_known_key() {
    refuses(
        "service:\n  url: http://a\nidenities: {}",
        "prodproof.yaml:3: unknown key `idenities`",
        "did you mean `identities`?");
    refuses("service:\n  url: http://a\n  gracee: 3s", ":3:", "in service", "`grace`");
  }

  @Test
  void shows_the_expected_form_with_an_example() {
    refuses("service:\n  url: [a]", ":2: `service.url` should be text", "http://127.0.0.1");
    refuses(
        "service:\n  url: http://a\n  grace: soon",
        ":3: `service.grace` is `soon`",
        "for example 30s");
    refuses("service: { url: http://a }\nallow: all", ":2:", "reads, writes, stresses, breaks");
    refuses("identities: 4", "`service` is missing", "`identities` should be keys with values");
  }

  @Test
  void says_which_variable_to_set() {
    refuses(
        "service: { url: http://a }\nidentities:\n  a: { bearer: \"${env.NOT_SET}\" }",
        "prodproof.yaml:3:",
        "set NOT_SET in the environment");
  }

  @Test
  void says_what_a_placeholder_may_be() {
    refuses("service: { url: \"http://a:${service.prot}\" }", "did you mean `${service.port}`?");
    refuses("service: { url: http://a, env: { A: \"${otlp.url}\" } }", "${env.NAME}");
  }

  @Test
  void warns_of_a_secret_that_stands_in_the_file_and_masks_it() {
    Reading reading =
        read(
            "service: { url: http://a }\nidentities:\n"
                + "  a: { basic: { user: a, password: hunter22 } }");
    assertThat(reading.warnings()).singleElement().asString().startsWith("prodproof.yaml:3: ");
    assertThat(reading.secrets()).contains("hunter22");
  }

  @Test
  void wants_exactly_one_way_to_log_in() {
    refuses("service: { url: http://a }\nidentities: { a: { role: b } }", "it has none");
    refuses(
        "service: { url: http://a }\nidentities: { a: { bearer: b, login: { post: /l } } }",
        "it has bearer and login");
  }

  @Test
  void says_everything_at_once() {
    assertThatThrownBy(() -> read("service: { urll: a, grace: 3 }\nallow: 7"))
        .satisfies(
            e -> assertThat(String.valueOf(e.getMessage()).lines().count()).isGreaterThan(3));
  }

  @Test
  void names_the_line_of_broken_yaml() {
    refuses("service:\n  url: \"http", "prodproof.yaml:2: not valid YAML");
    refuses("", "is empty");
    refuses("service: { url: http://a, url: http://b }", "`url` is there twice");
  }

  @Test
  void takes_a_url_that_isnt_one_for_what_it_is() {
    refuses("service: { url: \"ftp://a\" }", "isn't an http address");
    refuses("service: { url: \"http://a\", ready: /health as it says }", "`ready` isn't a path");
    assertThatThrownBy(() -> RecipeReader.bare("localhost:80")).isInstanceOf(Unusable.class);
    assertThat(RecipeReader.bare("http://localhost:80").service().name()).isEqualTo("localhost");
  }

  @Test
  void sends_a_log_in_with_numbers_and_nesting_as_it_was_written() {
    LogIn logIn =
        read("service: { url: http://a }\nidentities:\n  a: { login: { post: /l, json: "
                + "{ auth: { password: \"${env.ALICE_PASSWORD}\" }, ttl: 5 } } }")
            .recipe()
            .identities()
            .values()
            .iterator()
            .next()
            .logIn();
    assertThat(logIn)
        .isInstanceOfSatisfying(
            LogIn.Spelled.class,
            spelled ->
                assertThat(spelled.body())
                    .isEqualTo("{\"auth\":{\"password\":\"correct horse\"},\"ttl\":5}"));
  }

  @Test
  void finds_a_description_beside_the_recipe_and_in_the_folder_of_the_service(@TempDir Path folder)
      throws IOException {
    Files.createDirectories(folder.resolve("backend"));
    Files.writeString(folder.resolve("backend/api.yaml"), "openapi: 3.1.0");
    for (String written : List.of("api.yaml", "backend/api.yaml")) {
      Path recipe = folder.resolve("prodproof.yaml");
      Files.writeString(
          recipe, "service: { url: http://a, folder: backend }\ndescribe: { openapi: " + written + " }\n");
      assertThat(new RecipeReader(Map.of(), () -> 4711).read(recipe).recipe().describe()).isEqualTo("api.yaml");
    }
  }
}
