package dev.prodproof.lab.recipe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.Recipe;
import org.junit.jupiter.api.Test;

/// Which variables lead to the database, in the recipe that a repository gives.
final class DraftedDatabaseTest {
  private static final String BLOG =
      """
      services:
        blog:
          build: .
          environment: { BLOG_DB_HOST: db, BLOG_DB_USER: writer, BLOG_DB_PASSWORD: hunter22, BLOG_DB_NAME: posts }
        db:
          image: mariadb:10.11
          environment: { MYSQL_USER: writer, MYSQL_PASSWORD: hunter22, MYSQL_DATABASE: posts }
      """;

  @Test
  void wires_variables_that_begin_with_the_services_own_name() {
    Written blog = Written.repository("compose.yaml", BLOG);
    assertThat(blog.draft().yaml())
        .contains(
            "BLOG_DB_HOST: \"${database.host}:${database.port}\"",
            "BLOG_DB_USER: \"${database.user}\"",
            "BLOG_DB_PASSWORD: \"${database.password}\"",
            "BLOG_DB_NAME: \"${database.name}\"");
    assertThat(blog.doubts()).contains("whether BLOG_DB_HOST takes a port").doesNotContain("the secret BLOG_DB_PASSWORD");
  }

  @Test
  void leaves_the_port_out_of_a_host_that_has_a_variable_for_it() {
    Written blog = Written.repository("compose.yaml", BLOG.replace("BLOG_DB_HOST: db", "BLOG_DB_HOST: db, BLOG_DB_PORT: '3306'"));
    assertThat(blog.draft().yaml()).contains("BLOG_DB_HOST: \"${database.host}\"", "BLOG_DB_PORT: \"${database.port}\"");
  }

  @Test
  void wires_no_other_name_where_no_database_stands_beside_it() {
    Written shop = Written.repository("app.py", "host = os.getenv('LEGACY_DB_HOST')\n");
    assertThat(shop.draft().yaml()).doesNotContain("${database.host}");
  }

  @Test
  void wires_one_of_two_kinds_of_database_that_it_can_do_with() {
    Recipe.Service labels =
        Written.repository(
                "app.py",
                """
                a = get_env('POSTGRE_HOST', 'localhost'), get_env('POSTGRE_NAME', 'labels')
                b = get_env('MYSQL_HOST', 'localhost'), get_env('MYSQL_NAME', 'labels')
                """)
            .read()
            .recipe()
            .service();
    assertThat(labels.env()).containsKeys("POSTGRE_HOST", "POSTGRE_NAME").doesNotContainKey("MYSQL_HOST");
  }

  @Test
  void takes_no_address_with_a_hole_for_a_dependency() {
    Written labels =
        Written.repository("app.py", "u = get_env('DOWNLOAD_URL', 'https://storage.example/{bucket}/{name}')\n");
    assertThat(labels.draft().needs()).isEmpty();
  }

  @Test
  void takes_no_port_of_a_profile_for_the_services_own() {
    Written forge =
        Written.repository(
            "go.mod", "module example.org/forge\n",
            "main.go", "package main\n\nfunc main() {\n\tgo http.ListenAndServe(\"localhost:6060\", nil)\n}\n");
    assertThat(forge.draft().yaml()).doesNotContain("6060");
  }

  @Test
  void names_a_webhook_once() {
    Written forge = Written.repository("a.js", "app.post('/hooks', f)", "b.js", "app.post('/hooks', f)");
    assertThat(forge.draft().webhooks()).hasSize(1);
  }
}
