package dev.prodproof.lab.recipe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.Recipe;
import org.junit.jupiter.api.Test;

/// What small services showed that were written the evening before they went live.
final class OvernightTest {
  private static final Written PARCELS =
      Written.repository(
          "Cargo.toml",
          """
          [package]
          name = "parcels"
          version = "0.1.0"

          [dependencies]
          axum = "0.8"
          sqlx = { version = "0.8", features = ["runtime-tokio", "postgres"] }
          """,
          "src/main.rs", ".route(\"/healthz\", get(healthz)) v.strip_prefix(\"Bearer \")",
          ".env.example", "DATABASE_URL=postgres://parcels:pw@localhost:5432/parcels\nBIND_ADDR=0.0.0.0:8080\nCARRIER_TOKEN=change-me\n");

  @Test
  void starts_the_program_that_cargo_builds() {
    Recipe.Service service = PARCELS.read().recipe().service();
    assertThat(service.start()).containsExactly("target/release/parcels");
    assertThat(PARCELS.draft().stack()).isEqualTo("axum");
    assertThat(PARCELS.doubts()).contains("cargo build --release").doesNotContain("how the service is started");
  }

  @Test
  void knows_the_database_of_a_crate_whose_address_has_no_example() {
    Written crate = Written.repository("Cargo.toml", "[package]\nname = \"a\"\n[dependencies]\ndiesel = { version = \"2\", features = [\"mysql\"] }\n", "src/main.rs", "env::var(\"DATABASE_URL\")");
    assertThat(String.valueOf(crate.draft().needs().get("database"))).contains("kind: mysql");
  }

  @Test
  void a_library_in_rust_starts_nothing_and_a_named_program_wins() {
    assertThat(Written.repository("Cargo.toml", "[package]\nname = \"a\"\n", "src/lib.rs", "").doubts()).contains("how the service is started");
    Written named = Written.repository("Cargo.toml", "[package]\nedition = \"2021\"\nname = \"a\"\n\n[[bin]]\npath = \"src/main.rs\"\nname = \"served\"\n", "src/main.rs", "");
    assertThat(named.read().recipe().service().start()).containsExactly("target/release/served");
  }

  @Test
  void proposes_the_only_token_to_a_service_that_reads_a_bearer() {
    assertThat(PARCELS.draft().yaml()).contains("#   client: { bearer: \"${env.CARRIER_TOKEN}\" }");
  }

  private static final Written HELPDESK =
      Written.repository(
          "composer.json", "{\"require\": {\"php\": \"^8.2\", \"ext-pdo_mysql\": \"*\"}}",
          "Dockerfile", "FROM php:8.2-cli\nENV PHP_CLI_SERVER_WORKERS=8\nEXPOSE 8080\nCMD [\"sh\", \"-c\", \"php bin/migrate.php && php -S 0.0.0.0:8080 -t public public/index.php\"]\n",
          "public/index.php", "['GET', '#^/health$#', check(...)]",
          "openapi.yaml", "openapi: 3.0.3\npaths:\n  /health:\n    get: {}\n  /api/login:\n    post: {}\n",
          ".env.example", "DB_HOST=127.0.0.1\nDB_PORT=3307\nDB_NAME=helpdesk\nDB_USER=desk\nDB_PASS=secret\n");

  @Test
  void knows_the_database_of_a_service_in_php() {
    assertThat(String.valueOf(HELPDESK.draft().needs().get("database"))).contains("kind: mysql", "127.0.0.1:3307/helpdesk", "user: desk");
    assertThat(HELPDESK.setting("DB_PORT")).contains("${database.port}");
    assertThat(HELPDESK.draft().yaml()).doesNotContain("secret");
    Written plain = Written.repository("public/index.php", "new PDO('mysql:host=' . getenv('DB_HOST'))", ".env.example", "DB_HOST=localhost\n");
    assertThat(String.valueOf(plain.draft().needs().get("database"))).contains("kind: mysql");
  }

  @Test
  void the_port_that_a_container_shows_may_be_any_where_its_command_names_it() {
    assertThat(HELPDESK.read().recipe().service().start()).containsExactly("sh", "-c", "php bin/migrate.php && php -S 127.0.0.1:4711 -t public public/index.php");
    assertThat(HELPDESK.doubts()).doesNotContain("chooses its port");
    Written options = Written.repository("Dockerfile", "FROM a\nEXPOSE 8000\nCMD [\"serve\", \"--host\", \"0.0.0.0\", \"--port\", \"8000\", \"--peer=http://other:8000\", \"x8000\"]\n");
    assertThat(options.read().recipe().service().start()).containsExactly("serve", "--host", "0.0.0.0", "--port", "4711", "--peer=http://other:8000", "x8000");
  }

  @Test
  void paths_that_the_code_builds_are_taken_from_the_description() {
    assertThat(HELPDESK.read().recipe().service().ready()).isEqualTo("/health");
    assertThat(HELPDESK.doubts()).contains("who may log in (at /api/login)");
  }

  @Test
  void php_is_served_by_itself_where_nothing_tells_what_serves_it() {
    Written shop = Written.repository("composer.json", "{\"require\": {\"slim/slim\": \"^4\"}}", "public/index.php", "$app->run();", "Dockerfile", "FROM php:8.2-apache\nEXPOSE 80\n");
    assertThat(shop.read().recipe().service().start()).containsExactly("php", "-S", "127.0.0.1:4711", "-t", "public", "public/index.php");
    assertThat(shop.doubts()).contains("one request at a time", "composer install");
    assertThat(shop.draft().stack()).isEqualTo("Slim");
  }

  @Test
  void puts_the_paths_of_nest_together() {
    Written clinic =
        Written.repository(
            "package.json", "{\"dependencies\": {\"@nestjs/core\": \"^10\"}, \"scripts\": {\"start\": \"node dist/main.js\"}}",
            "src/main.ts", "app.setGlobalPrefix('api', { exclude: ['health'] });",
            "src/health.controller.ts", "@Controller('health')\nexport class Health {\n  @Get()\n  check() {} }",
            "src/auth/auth.controller.ts", "@Controller('auth')\nexport class Auth {\n  @Post('login')\n  @HttpCode(200)\n  login() {} }");
    assertThat(clinic.read().recipe().service().ready()).isEqualTo("/health");
    assertThat(clinic.doubts()).contains("who may log in (at /api/auth/login)");
  }

  @Test
  void python_is_the_one_that_has_the_libraries() {
    Written stock = Written.repository("requirements.txt", "flask\ngunicorn\n", "app.py", "app = Flask(__name__)\nrequest.headers.get(\"X-API-Key\")", ".venv/pyvenv.cfg", "", ".env.example", "API_KEYS=change-me\n");
    assertThat(stock.read().recipe().service().start()).startsWith(".venv/bin/python", "-m", "gunicorn");
    assertThat(stock.doubts()).contains("`.venv/bin/pip install -r requirements.txt`");
    assertThat(stock.draft().yaml()).contains("#   client: { header: { X-API-Key: \"${env.API_KEYS}\" } }");
  }

  @Test
  void an_event_is_signed_with_the_secret_that_says_so() {
    Written wallets =
        Written.repository(
            "requirements.txt", "flask", "app.py", "app = Flask(__name__)\n@app.post(\"/webhooks/payments\")\nrequest.headers[\"X-Pay-Signature\"]",
            ".env.example", "PAY_URL=http://localhost:9090\nPAY_API_KEY=k\nPAY_WEBHOOK_SECRET=w\n");
    assertThat(wallets.draft().yaml())
        .contains("{ path: /webhooks/payments, signature: { header: X-Pay-Signature, hmac-sha256: \"${env.PAY_WEBHOOK_SECRET}\" } }")
        .contains("alice: { login:");
  }

  @Test
  void a_password_that_is_called_pass_is_one() {
    Written mail = Written.repository("package.json", "{}", ".env.example", "SMTP_PASS=change-me\nSMTP_PWD=change-me\nCOMPASS=north\n");
    assertThat(mail.draft().yaml()).doesNotContain("change-me").contains("\"${env.SMTP_PASS}\"", "\"${env.SMTP_PWD}\"", "COMPASS: north");
  }
}
