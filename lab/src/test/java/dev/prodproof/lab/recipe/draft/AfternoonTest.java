package dev.prodproof.lab.recipe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.Recipe;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What small services showed that were written in an afternoon.
final class AfternoonTest {
  private static final Written INVOICES =
      Written.repository(
          "pom.xml",
          """
          <project><artifactId>invoices</artifactId><version>1.0.0</version>
          <dependencies><dependency><groupId>io.javalin</groupId></dependency>
          <dependency><artifactId>mariadb-java-client</artifactId></dependency></dependencies>
          <build><finalName>invoices</finalName><plugins><plugin><artifactId>maven-shade-plugin</artifactId></plugin></plugins></build></project>""",
          ".env.example",
          "DB_URL=jdbc:mariadb://localhost:3306/invoices\nDB_USER=clerk\nDB_PASSWORD=secret\nPORT=8080\n",
          "src/main/java/com/example/invoices/Api.java",
          "app.get(\"/health/ready\", Api::ready); String level = System.getenv(\"LEVEL\");");

  @Test
  void starts_a_jar_without_spring() {
    Recipe.Service service = INVOICES.read().recipe().service();
    assertThat(service.start()).containsExactly("java", "-jar", "target/invoices.jar");
    assertThat(INVOICES.doubts()).contains("mvn package");
  }

  @Test
  void reads_the_code_of_a_package_called_example() {
    assertThat(INVOICES.read().recipe().service().ready()).isEqualTo("/health/ready");
    assertThat(INVOICES.doubts()).contains("LEVEL");
  }

  @Test
  void wires_who_logs_in_at_the_database_whose_address_is_whole() {
    assertThat(String.valueOf(INVOICES.draft().needs().get("database"))).contains("kind: mysql", "user: clerk", "localhost:3306/invoices");
    assertThat(INVOICES.read().recipe().service().env().get("DB_URL")).isEqualTo("jdbc:mariadb://127.0.0.1:4711/invoices");
    assertThat(INVOICES.setting("DB_USER")).contains("${database.user}");
    assertThat(INVOICES.setting("DB_PASSWORD")).contains("${database.password}");
    assertThat(INVOICES.doubts()).doesNotContain("DB_PASSWORD");
  }

  private static final String ON_QUARKUS =
      """
      <project><artifactId>recipes</artifactId><build><plugins><plugin><artifactId>quarkus-maven-plugin</artifactId></plugin></plugins></build><dependencies>
      <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-jdbc-postgresql</artifactId></dependency>
      <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-smallrye-health</artifactId></dependency>
      <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-smallrye-openapi</artifactId></dependency></dependencies></project>""";

  @Test
  void reads_the_settings_of_quarkus() {
    Written recipes =
        Written.repository(
            "pom.xml", ON_QUARKUS,
            "src/main/resources/application.properties",
            """
            quarkus.http.port=${PORT:8080}
            quarkus.datasource.jdbc.url=jdbc:postgresql://${DB_HOST:localhost}:${DB_PORT:5433}/${DB_NAME:kitchen}
            quarkus.datasource.username=${DB_USER:cook}
            quarkus.datasource.password=${DB_PASSWORD}
            recipes.api-key=${API_KEY}
            """);
    Recipe recipe = recipes.read().recipe();
    assertThat(recipe.service().ready()).isEqualTo("/q/health/ready");
    assertThat(recipe.describe()).isEqualTo("/q/openapi");
    assertThat(recipes.setting("PORT")).contains("${service.port}");
    assertThat(recipes.setting("DB_HOST")).contains("${database.host}");
    assertThat(recipes.setting("DB_PASSWORD")).contains("${database.password}");
    assertThat(String.valueOf(recipes.draft().needs().get("database"))).contains("kind: postgres", "localhost:5433/kitchen", "user: cook");
    assertThat(recipes.doubts()).contains("the secret API_KEY").doesNotContain("port");
  }

  @Test
  void sets_what_quarkus_has_written_down_by_the_names_that_it_reads() {
    Written recipes =
        Written.repository(
            "pom.xml", ON_QUARKUS,
            "src/main/resources/application.properties",
            """
            quarkus.http.root-path=/api
            quarkus.datasource.username=cook
            quarkus.datasource.password=secret
            %dev.quarkus.datasource.jdbc.url=jdbc:postgresql://localhost:5432/toy
            %prod.quarkus.datasource.jdbc.url=jdbc:postgresql://localhost:5433/kitchen
            """);
    assertThat(recipes.read().recipe().service().ready()).isEqualTo("/api/q/health/ready");
    assertThat(recipes.setting("QUARKUS_HTTP_PORT")).contains("${service.port}");
    assertThat(recipes.setting("QUARKUS_DATASOURCE_JDBC_URL")).contains("${database.jdbc}");
    assertThat(recipes.setting("QUARKUS_DATASOURCE_PASSWORD")).contains("${database.password}");
    assertThat(String.valueOf(recipes.draft().needs().get("database"))).contains("localhost:5433/kitchen", "user: cook");
  }

  @Test
  void puts_the_routes_of_a_file_below_the_path_that_another_gives_it() {
    Written fastify =
        Written.repository(
            "package.json", "{\"name\":\"rental\",\"dependencies\":{\"fastify\":\"5\"}}",
            "src/app.ts",
            "import { authRoutes as auth } from './routes/auth';\nawait app.register(auth, { prefix: '/accounts' });\napp.get('/health', ok);",
            "src/routes/auth.ts", "app.post('/login', { schema }, logIn);");
    Written express =
        Written.repository(
            "package.json", "{\"name\":\"rental\",\"dependencies\":{\"express\":\"5\"}}",
            "src/app.js", "const accounts = require('./accounts');\napp.use('/api', limit, accounts);",
            "src/accounts/index.js", "router.post('/login', logIn);");
    assertThat(fastify.doubts()).contains("(at /accounts/login)");
    assertThat(fastify.read().recipe().service().ready()).isEqualTo("/health");
    assertThat(express.doubts()).contains("(at /api/login)");
  }

  @Test
  void knows_where_tokens_are_given_by_the_name_of_the_view() {
    Written courses =
        Written.repository(
            "manage.py", "os.environ.setdefault(\"DJANGO_SETTINGS_MODULE\", \"courses.settings\")",
            "courses/urls.py", "urlpatterns = [path(\"api/token/\", TokenObtainPairView.as_view()), path(\"api/token/refresh/\", TokenRefreshView.as_view())]");
    assertThat(courses.doubts()).contains("(at /api/token/)");
  }

  private static final Written LIBRARY =
      Written.repository(
          "manage.py", "os.environ.setdefault(\"DJANGO_SETTINGS_MODULE\", \"library.settings\")",
          "requirements.txt", "Django\ngunicorn\npsycopg\n",
          "Procfile", "release: python manage.py migrate\nweb: gunicorn library.wsgi --threads 8 --bind 0.0.0.0:$PORT\n",
          ".env.example", "DB_HOST=localhost\nDB_PORT=5433\nDB_NAME=library\nDB_USER=lib\nDB_PASSWORD=secret\nINSECURE_COOKIES=1\n",
          "lending/urls.py", "urlpatterns = [path(\"login/\", logIn), path(\"health/live\", live), path('health/ready', ready)]",
          "lending/management/commands/seed.py", "password = os.environ[\"SEED_PASSWORD\"]");

  @Test
  void finds_the_paths_of_django_with_the_slash_that_they_have() {
    assertThat(LIBRARY.read().recipe().service().ready()).isEqualTo("/health/ready");
    assertThat(LIBRARY.doubts()).contains("who may log in (at /login/)");
  }

  @Test
  void gives_gunicorn_the_threads_that_it_has_where_it_is_deployed() {
    assertThat(LIBRARY.read().recipe().service().start())
        .containsExactly("python3", "-m", "gunicorn", "-b", "127.0.0.1:4711", "--threads", "8", "library.wsgi");
  }

  @Test
  void an_example_of_host_and_port_is_no_guess() {
    assertThat(String.valueOf(LIBRARY.draft().needs().get("database"))).contains("localhost:5433/library", "user: lib");
    assertThat(LIBRARY.doubts()).doesNotContain("is a guess");
  }

  @Test
  void a_host_that_only_containers_know_still_is_one() {
    Written shop = Written.repository("requirements.txt", "flask\npsycopg\n", "app.py", "app = Flask(__name__)", ".env.example", "DB_HOST=db\nDB_NAME=shop\n");
    assertThat(shop.doubts()).contains("localhost:5432/shop is a guess");
  }

  @Test
  void a_switch_is_no_secret_and_a_seed_no_part_of_the_service() {
    assertThat(LIBRARY.setting("INSECURE_COOKIES")).isEqualTo("\"1\"");
    assertThat(LIBRARY.doubts()).doesNotContain("INSECURE_COOKIES").doesNotContain("SEED_PASSWORD");
  }

  @Test
  void a_line_that_waits_to_be_completed_needs_only_its_mark_taken_away() {
    String yaml = Written.repository("README.md", "").draft().yaml();
    Sources.matches(Pattern.compile("(?m)^ *# (?:start|ready|describe|declare): .*$"), yaml)
        .forEach(line -> assertThat(line.group().replaceFirst("# ", "")).contains("  # "));
    assertThat(yaml.replaceFirst("# ready", "ready")).contains("\n  ready: /health  # ");
  }

  @Test
  void a_key_is_a_secret_unless_everybody_may_know_it() {
    Written shop =
        Written.repository(
            "requirements.txt", "flask", "app.py", "app = Flask(__name__)", ".env.example", "TENANT_KEYS=acme=change-me\nSIGNING_KEY=abc\nVAPID_PUBLIC_KEY=BNc\nHOTKEYS=on\n");
    assertThat(shop.draft().yaml()).doesNotContain("change-me").contains("\"${env.TENANT_KEYS}\"", "\"${env.SIGNING_KEY}\"", "BNc", "HOTKEYS: \"on\"");
  }
}
