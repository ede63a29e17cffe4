package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Impact;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.FormSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MannersTest {
  private static final String OPERATION = "{\"responses\":{\"200\":{\"description\":\"ok\"}}}";

  private static String describing(String paths) {
    return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{%s}}".formatted(paths);
  }

  private static String leftAlone(String method, String path, boolean allOurs) {
    String parameters = path.contains("{id}")
        ? "\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}],"
        : "";
    String item = "\"%s\":{%s\"%s\":%s}".formatted(path, parameters, method, OPERATION);
    ApiOperation operation = Api.read(describing(item)).operations().getFirst();
    return Manners.leftAlone(operation, allOurs);
  }

  @Test
  void leaves_alone_what_takes_the_service_out_of_service_even_if_it_is_ours() {
    for (String path : List.of("/admin/maintenance", "/shutdown", "/api/restart/", "/enable-maintenance", "/read-only")) {
      assertThat(leftAlone("post", path, true)).as(path).contains("out of service");
    }
    for (String path : List.of("/kernels/{id}/restart", "/maintenance-plans", "/shutdowns", "/bookings")) {
      assertThat(leftAlone("post", path, true)).as(path).isEmpty();
    }
    assertThat(leftAlone("get", "/admin/maintenance", true)).isEmpty();
  }

  @Test
  void leaves_alone_what_empties_a_service_that_is_not_ours() {
    for (String path : List.of("/reset", "/admin/purge", "/db/delete-all")) {
      assertThat(leftAlone("post", path, false)).as(path).contains("what we didn't make");
      assertThat(leftAlone("post", path, true)).as(path).isEmpty();
    }
    for (String path : List.of("/password-reset", "/users/{id}/reset", "/drops")) {
      assertThat(leftAlone("post", path, false)).as(path).isEmpty();
    }
  }

  @Test
  void leaves_alone_the_password_of_who_is_logged_in() {
    for (String path : List.of("/user/change-password", "/api/me/password", "/setPassword")) {
      assertThat(leftAlone("post", path, true)).as(path).contains("lock out");
    }
    for (String path : List.of("/auth/reset/password", "/users/{id}/password", "/validate-password")) {
      assertThat(leftAlone("post", path, true)).as(path).isEmpty();
    }
  }

  @Test
  void leaves_alone_the_token_of_who_is_logged_in() {
    for (String path : List.of("/api/current-user/reset-token/", "/me/apiKey/rotate", "/token/blacklist", "/regenerate_api_key")) {
      assertThat(leftAlone("post", path, true)).as(path).contains("lock out");
    }
    for (String path : List.of("/users/{id}/reset-token", "/tokens", "/token/refresh", "/keys/rotation-plans", "/scroll-tokens")) {
      assertThat(leftAlone("post", path, true)).as(path).isEmpty();
    }
    assertThat(leftAlone("get", "/api/current-user/reset-token", true)).isEmpty();
  }

  /// A few wrong ones, and nobody is let in under that name for a while.
  @Test
  void leaves_alone_what_wants_the_callers_password_beside_a_new_one() {
    assertThat(taking("password", "authenticatedUserPassword")).contains("lock out");
    assertThat(taking("current_user_password", "email")).contains("lock out");
    assertThat(taking("password", "authenticatedUserId")).isEmpty();
  }

  private static String taking(String... members) {
    String properties =
        Stream.of(members).map("\"%s\":{\"type\":\"string\"}"::formatted).collect(Collectors.joining(","));
    String item =
        "\"/users/{id}/credentials\":{\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}],\"put\":{\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"properties\":{%s}}}}},\"responses\":{\"204\":{\"description\":\"changed\"}}}}"
            .formatted(properties);
    return Manners.leftAlone(Api.read(describing(item)).operations().getFirst(), true);
  }

  @Test
  void leaves_alone_forms_that_ask_who_is_signed_in_for_a_password() {
    assertThat(formLeftAlone("/tags/list", "ada", "login", "password", "remember")).contains("lock out");
    assertThat(formLeftAlone("/admin/password", "ada", "oldpassword", "setpassword")).contains("lock out");
    assertThat(formLeftAlone("/wp-admin/profile.php", "ada", "nickname", "mail", "url", "pass1", "pass2")).contains("lock out");
    assertThat(formLeftAlone("/profile", "ada", "nickname", "mail", "url")).isEmpty();
    assertThat(formLeftAlone("/user-new.php", "ada", "name", "mail", "role", "pass1", "pass2")).isEmpty();
    assertThat(formLeftAlone("/login", "nobody", "login", "password")).isEmpty();
    assertThat(formLeftAlone("/users/new", "ada", "name", "mail", "role", "password")).isEmpty();
    assertThat(formLeftAlone("/links", "ada", "title", "address")).isEmpty();
  }

  @Test
  void leaves_alone_forms_whose_path_says_which_thing_they_change_where_it_is_not_ours() {
    for (String path : List.of("/Home/rename", "/-/revert/8b7e7c", "/pages/front/delete/")) {
      assertThat(formLeftAlone(false, path, "nobody", "message")).as(path).contains("what we didn't make");
      assertThat(formLeftAlone(true, path, "nobody", "message")).as(path).isEmpty();
    }
    for (String path : List.of("/Home/save", "/moves", "/deleted-items/search")) {
      assertThat(formLeftAlone(false, path, "nobody", "message")).as(path).isEmpty();
    }
  }

  private static String formLeftAlone(String path, String identity, String... fields) {
    return formLeftAlone(true, path, identity, fields);
  }

  private static String formLeftAlone(boolean allOurs, String path, String identity, String... fields) {
    String properties =
        Stream.of(fields).map("\"%s\":{\"type\":\"string\"}"::formatted).collect(Collectors.joining(","));
    String item =
        "\"%s\":{\"post\":{\"requestBody\":{\"content\":{\"application/x-www-form-urlencoded\":{\"schema\":{\"type\":\"object\",\"properties\":{%s}}}}},\"responses\":{\"200\":{\"description\":\"ok\"}}}}"
            .formatted(path, properties);
    ApiOperation read = Api.read(describing(item)).operations().getFirst();
    var source = new FormSource("/", 0, Map.of(), List.of(), "application/x-www-form-urlencoded", identity);
    var form =
        new ApiOperation(
            read.id(), read.method(), read.path(), "", "", read.parameters(), read.bodies(), true,
            read.answers(), false, Map.of(), source);
    return Manners.leftAlone(form, allOurs);
  }

  @Test
  void goes_on_with_the_others_where_one_operation_asks_to_wait() throws Exception {
    var limited = Map.of("Retry-After", "60");
    var service = new MiniService()
        .on("/mail", exchange -> new Response(429, "text/plain", "later", limited))
        .json("/rooms", "[]");
    try (service; var bench = new Bench(service.url(), Impact.WRITES)) {
      String paths = "\"/mail\":{\"post\":%s},\"/rooms\":{\"get\":%s}".formatted(OPERATION, OPERATION);
      bench.write(Api.read(describing(paths)).described("test", "openapi 3.0.3", List.of()));
      new Fuzzing().run(bench.lab(Impact.WRITES, Duration.ofSeconds(12)));
      assertThat(bench.exchanges(e -> e.operation().equals("POST /mail"))).hasSize(1);
      assertThat(bench.exchanges(e -> e.operation().equals("GET /rooms"))).hasSizeGreaterThan(10);
    }
  }
}
