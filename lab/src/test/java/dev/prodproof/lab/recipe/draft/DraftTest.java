package dev.prodproof.lab.recipe.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.prodproof.lab.Recipe;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is read back from the recipe that a repository gives.
final class DraftTest {
  private static Recipe.Service service(Written repository) {
    return repository.read().recipe().service();
  }

  @Test
  void starts_express_as_its_script_does_and_wires_what_it_reads() {
    Written shop =
        Written.repository(
            "package.json",
            """
            {"name":"@acme/shop","scripts":{"start":"NODE_ENV=production node src/server.js","dev":"nodemon"},
             "dependencies":{"express":"^5","pg":"^8"}}""",
            "package-lock.json", "{}",
            "src/server.js",
            """
            const { PORT = 3000, LOG_LEVEL } = process.env;
            const pool = new Pool({ connectionString: process.env.DATABASE_URL });
            const pay = process.env.PAYMENTS_URL || 'https://api.pay.example/v1';
            const key = process.env.JWT_SECRET;
            app.get('/health/ready', ok); app.post('/api/login', logIn); app.post('/webhooks/pay', hook);
            app.listen(PORT);
            """);
    Recipe.Service service = service(shop);
    assertThat(service.name()).isEqualTo("shop");
    assertThat(service.start()).containsExactly("node", "src/server.js");
    assertThat(service.ready()).isEqualTo("/health/ready");
    assertThat(service.url()).isEqualTo("http://127.0.0.1:4711");
    assertThat(service.env())
        .containsEntry("PORT", "4711")
        .containsEntry("NODE_ENV", "production")
        .containsEntry("JWT_SECRET", "jwt_secret")
        .containsEntry("PAYMENTS_URL", "http://127.0.0.1:4711/v1")
        .doesNotContainKey("LOG_LEVEL");
    assertThat(service.env().get("DATABASE_URL")).contains("postgres");
    assertThat(shop.read().recipe().upstreams().values())
        .extracting(Recipe.Upstream::at)
        .containsExactly("https://api.pay.example/v1");
    assertThat(shop.doubts())
        .contains("npm ci", "LOG_LEVEL", "JWT_SECRET", "sandbox", "/api/login", "/webhooks/pay", "needs.database.at");
  }

  @Test
  void starts_spring_boot_from_its_jar_and_wires_its_datasource() {
    Recipe.Service service =
        service(
            Written.repository(
                "pom.xml",
                """
                <project><parent><artifactId>spring-boot-starter-parent</artifactId><version>4.1.1</version></parent>
                <artifactId>orders</artifactId><version>1.2.0</version>
                <dependencies><dependency><artifactId>spring-boot-starter-actuator</artifactId></dependency>
                <dependency><artifactId>postgresql</artifactId></dependency>
                <dependency><artifactId>springdoc-openapi-starter-webmvc-ui</artifactId></dependency></dependencies></project>""",
                "mvnw", "",
                "src/main/resources/application.properties",
                """
                # the shop
                spring.application.name=order-service
                server.servlet.context-path=/shop
                spring.datasource.url=jdbc:postgresql://localhost:5433/orders
                spring.datasource.username=orders
                mail.password=${MAIL_PASSWORD}
                """));
    assertThat(service.start()).containsExactly("java", "-jar", "target/orders-1.2.0.jar");
    assertThat(service.url()).isEqualTo("http://127.0.0.1:4711/shop");
    assertThat(service.ready()).isEqualTo("/actuator/health");
    assertThat(service.env())
        .containsEntry("SERVER_PORT", "4711")
        .containsEntry("MAIL_PASSWORD", "mail_password");
    assertThat(service.env().get("SPRING_DATASOURCE_URL")).startsWith("jdbc:postgresql://").contains("orders");
  }

  @Test
  void takes_one_of_two_names_for_the_port_and_a_jdbc_address_where_java_wants_one() {
    Recipe.Service service =
        service(
            Written.repository(
                "pom.xml",
                "<project><artifactId>shop</artifactId><version>1</version><artifactId>spring-boot</artifactId><artifactId>postgresql</artifactId></project>",
                "src/main/resources/application.properties",
                "server.port=${PORT:${SERVER_PORT:8080}}\nspring.datasource.url=${DATABASE_URL}\n"));
    assertThat(service.env()).containsEntry("PORT", "4711").doesNotContainKey("SERVER_PORT");
    assertThat(service.env().get("DATABASE_URL")).startsWith("jdbc:postgresql://");
  }

  @Test
  void reads_a_gradle_build_and_settings_in_yaml() {
    Written orders =
        Written.repository(
            "build.gradle.kts", "plugins { id(\"org.springframework.boot\") }\nversion = \"0.1\"\n",
            "settings.gradle.kts", "rootProject.name = \"orders\"\n",
            "src/main/resources/application.yml",
            "spring:\n  datasource:\n    url: ${DB_URL:jdbc:mysql://db:3306/orders}\n---\nx: y\n");
    assertThat(service(orders).start()).containsExactly("java", "-jar", "build/libs/orders-0.1.jar");
    assertThat(service(orders).env().get("DB_URL")).startsWith("jdbc:mysql://").endsWith("/orders");
    assertThat(String.valueOf(orders.draft().needs().get("database"))).contains("mysql", "localhost:3306/orders");
    assertThat(orders.doubts()).contains("gradle bootJar");
  }

  @Test
  void starts_fastapi_where_its_application_is() {
    Written shop =
        Written.repository(
            "pyproject.toml", "[project]\nname = \"shop\"\ndependencies = [\"fastapi\", \"asyncpg\"]\n",
            "uv.lock", "",
            "app/main.py",
            "app = FastAPI(title='Shop')\n@app.get('/healthz')\ndef ok(): ...\n",
            "app/settings.py",
            """
            class Settings(BaseSettings):
                database_url: str = "postgresql+asyncpg://shop:pw@localhost/shop"
                stripe_api_key: str
                page_size: int = 20

            other = 1
            """);
    Recipe.Service service = service(shop);
    assertThat(service.start())
        .containsExactly("uv", "run", "python", "-m", "uvicorn", "app.main:app", "--port", "4711");
    assertThat(service.ready()).isEqualTo("/healthz");
    assertThat(shop.read().recipe().describe()).isEqualTo("/openapi.json");
    assertThat(service.env()).containsEntry("STRIPE_API_KEY", "stripe_api_key").doesNotContainKey("PAGE_SIZE");
    assertThat(service.env().get("DATABASE_URL")).startsWith("postgresql+asyncpg://").endsWith("/shop");
  }

  @Test
  void starts_what_a_factory_makes_with_gunicorn() {
    Recipe.Service service =
        service(
            Written.repository(
                "requirements.txt", "flask==3\ngunicorn\npsycopg[binary]\n",
                "shop/__init__.py",
                "def create_app():\n    app = Flask(__name__)\n    app.secret = os.environ['SECRET_KEY']\n"));
    assertThat(service.start())
        .containsExactly("python3", "-m", "gunicorn", "-b", "127.0.0.1:4711", "shop:create_app()");
    assertThat(service.env()).containsEntry("SECRET_KEY", "secret_key");
  }

  @Test
  void starts_django_from_its_settings() {
    Recipe.Service service =
        service(
            Written.repository(
                "requirements.txt", "Django\npsycopg2-binary\n",
                "manage.py", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
                "shop/settings.py",
                "DEBUG = os.getenv('DEBUG')\nDATABASES = {'HOST': os.environ.get('DB_HOST', 'localhost'), 'NAME': os.environ['DB_NAME']}\n"));
    assertThat(service.start())
        .containsExactly("python3", "manage.py", "runserver", "--noreload", "127.0.0.1:4711");
    assertThat(service.env()).containsEntry("DB_HOST", "127.0.0.1").containsEntry("DB_NAME", "shop");
  }

  @Test
  void starts_a_single_file_of_flask_that_lists_no_libraries() {
    assertThat(service(Written.repository("app.py", "app = APIFlask(__name__)\n")).start())
        .containsExactly("python3", "-m", "flask", "--app", "app:app", "run", "--port", "4711");
  }

  @Test
  void starts_a_single_file_of_sinatra() {
    Written library = Written.repository("app.rb", "require 'sinatra'\nget('/books') { '[]' }\n");
    assertThat(service(library).start()).containsExactly("ruby", "app.rb", "-o", "127.0.0.1", "-p", "4711");
  }

  @Test
  void starts_rails_and_what_rack_runs_with_their_bundle() {
    var rails = Written.repository("Gemfile", "gem 'rails'\ngem 'pg'\n", "config.ru", "run App", "bin/rails", "#!ruby");
    assertThat(service(rails).start()).containsExactly("bin/rails", "server", "-b", "127.0.0.1", "-p", "4711");
    assertThat(rails.doubts()).contains("bundle install");
    assertThat(service(Written.repository("Gemfile", "gem 'grape'\n", "config.ru", "run App")).start())
        .containsExactly("bundle", "exec", "rackup", "-o", "127.0.0.1", "-p", "4711");
  }

  @Test
  void builds_the_main_package_of_a_go_module() {
    Written shop =
        Written.repository(
            "go.mod", "module github.com/acme/shop/v2\nrequire github.com/jackc/pgx/v5 v5.7.0\n",
            "cmd/server/main.go",
            "package main\nfunc main() {\n addr := os.Getenv(\"PORT\")\n dsn := getEnv(\"DB_DSN\", \"postgres://shop@localhost:5432/shop\")\n mux.HandleFunc(\"GET /readyz\", ok)\n}\n",
            "cmd/migrate/main.go", "package main\nfunc main() {}\n");
    Recipe.Service service = service(shop);
    assertThat(service.start()).containsExactly("./bin/shop");
    assertThat(service.ready()).isEqualTo("/readyz");
    assertThat(service.env()).containsEntry("PORT", "4711").containsKey("DB_DSN");
    assertThat(shop.doubts()).contains("go build -o bin/shop ./cmd/server", "which of 2 main packages");
  }

  @Test
  void takes_the_main_package_named_as_its_go_module_and_no_generator() {
    Written shop =
        Written.repository(
            "go.mod", "module github.com/acme/shop\n",
            "assets/generate.go", "//go:build ignore\n\npackage main\nfunc main() {}\n",
            "cmd/ctl/main.go", "package main\nfunc main() {}\n",
            "cmd/shop/main.go", "package main\nfunc main() {}\n");
    assertThat(shop.doubts()).contains("go build -o bin/shop ./cmd/shop", "which of 2 main packages");
  }

  @Test
  void builds_no_program_over_a_folder_of_its_name() {
    Written memos =
        Written.repository(
            "go.mod", "module github.com/acme/memos\n", "bin/memos/main.go", "package main\nfunc main() {}\n");
    assertThat(memos.doubts()).contains("go build -o bin/memos-server ./bin/memos");
    assertThat(service(memos).start()).containsExactly("./bin/memos-server");
  }

  @Test
  void does_not_ask_for_variables_that_the_code_sets_itself() {
    Written wiki =
        Written.repository(
            "requirements.txt", "flask\n",
            "app.py",
            "app = Flask(__name__)\nos.environ['GIT_SSH'] = 'ssh'\ndel os.environ['AGENT']\nif os.environ['MODE'] == 'x':\n  pass\n");
    assertThat(service(wiki).env()).doesNotContainKeys("GIT_SSH", "AGENT").containsKey("MODE");
  }

  @Test
  void how_long_a_secret_lives_is_none() {
    Written shop =
        Written.repository(
            "package.json", "{\"name\":\"shop\",\"scripts\":{\"start\":\"node s.js\"}}",
            ".env.example", "ACCESS_TOKEN_EXPIRATION_TIME=5H\nTOKEN_TTL=60\nACCESS_TOKEN=x\n");
    assertThat(service(shop).env())
        .containsEntry("ACCESS_TOKEN_EXPIRATION_TIME", "5H")
        .containsEntry("TOKEN_TTL", "60")
        .containsEntry("ACCESS_TOKEN", "access_token");
  }

  @Test
  void finds_the_database_beside_it_in_a_compose_file() {
    Written shop =
        Written.repository(
            "package.json", "{\"main\":\"server.js\"}",
            "server.js", "http.createServer(f).listen(process.env.PORT)",
            "compose.yaml",
            """
            services:
              app:
                build: .
                environment:
                  - DATABASE_URL=postgres://shop:hunter22@db:5432/shop
                  - REDIS_URL=redis://cache:6379
                  - SMTP_PASSWORD=${SMTP_PASSWORD}
              db: { image: "postgres:17-alpine", ports: ["5544:5432"], environment: { POSTGRES_USER: shop, POSTGRES_DB: shop } }
              cache: { image: "redis:7" }
            """);
    assertThat(String.valueOf(shop.draft().needs().get("database"))).contains("\"localhost:5544/shop\"", "user: shop");
    assertThat(service(shop).env())
        .containsEntry("REDIS_URL", "redis://localhost:6379")
        .containsEntry("SMTP_PASSWORD", "smtp_password");
    assertThat(shop.draft().yaml()).doesNotContain("hunter22");
  }

  @Test
  void fills_a_compose_file_from_the_example_of_its_environment() {
    Written blog =
        Written.repository(
            "requirements.txt", "fastapi\nuvicorn\npsycopg2-binary\n",
            "main.py", "app = FastAPI()\n",
            "settings.py", "class Settings(BaseSettings):\n    DATABASE_URL: str = \"sqlite:///./app.db\"\n",
            ".env.example", "POSTGRES_USER=writer\nPOSTGRES_PASSWORD=hunter22\nPOSTGRES_DB=posts\n",
            "docker-compose.yml",
            """
            services:
              backend:
                build: .
                environment: [ "DATABASE_URL=postgresql://${POSTGRES_USER}:${POSTGRES_PASSWORD}@db/${POSTGRES_DB}" ]
              db: { image: "postgres:15", environment: { POSTGRES_USER: "${POSTGRES_USER}", POSTGRES_DB: "${POSTGRES_DB}" } }
              cache: { image: "redis:7", environment: { REDIS_USER: "${REDIS_USER}" } }
            """);
    assertThat(String.valueOf(blog.draft().needs().get("database"))).contains("localhost:5432/posts", "user: writer");
    assertThat(service(blog).env().get("DATABASE_URL")).startsWith("postgresql://");
    assertThat(blog.draft().yaml()).doesNotContain("hunter22", "\"$\"", "/$");
  }

  @Test
  void finds_where_nest_serves_its_description() {
    String manifest = "{\"main\":\"dist/main.js\",\"dependencies\":{\"@nestjs/core\":\"10\",\"@nestjs/swagger\":\"7\"}}";
    Written named =
        Written.repository("package.json", manifest, "src/main.ts", "SwaggerModule.setup('docs', app, document);");
    Written unknown = Written.repository("package.json", manifest, "src/main.ts", "setUp(app);");
    assertThat(named.draft().yaml()).contains("openapi: /docs-json");
    assertThat(unknown.draft().yaml()).doesNotContain("-json");
  }

  @Test
  void keeps_secrets_of_an_example_out_of_the_recipe() {
    Written shop =
        Written.repository(
            "package.json", "{\"main\":\"index.js\"}", "index.js", "",
            ".env.example", "API_TOKEN=changeme-please\nMODE=fast # for now\nEMPTY=\n");
    assertThat(shop.draft().yaml()).doesNotContain("changeme").contains("${env.API_TOKEN}", "MODE: fast");
    assertThat(shop.doubts()).contains("API_TOKEN", "EMPTY");
  }

  @Test
  void takes_the_command_of_a_dockerfile_where_no_stack_is_known() {
    Recipe.Service service =
        service(
            Written.repository(
                "Dockerfile", "FROM y\nENV OTHER=1\nFROM x\nENV MODE=fast \\\n    COLOUR=\"deep blue\"\nEXPOSE 8090\nCMD [\"./serve\", \"--all\"]\n"));
    assertThat(service.start()).containsExactly("./serve", "--all");
    assertThat(service.url()).isEqualTo("http://127.0.0.1:8090");
    assertThat(service.env())
        .containsOnly(entry("MODE", "fast"), entry("COLOUR", "deep blue"));
  }

  @Test
  void takes_no_port_of_ssh_for_the_services_own() {
    Written forge = Written.repository("Dockerfile", "FROM scratch\nEXPOSE 22 3000\nCMD [\"/forge\", \"web\"]\n");
    assertThat(service(forge).url()).isEqualTo("http://127.0.0.1:3000");
    Written shell = Written.repository("Dockerfile", "FROM scratch\nEXPOSE 22\nCMD [\"/forge\", \"web\"]\n");
    assertThat(shell.draft().yaml()).doesNotContain(":22");
  }

  @Test
  void gives_a_procfile_our_port() {
    Recipe.Service service =
        service(Written.repository("Procfile", "web: bundle exec puma -p ${PORT:-3000}\n"));
    assertThat(service.start()).containsExactly("sh", "-c", "exec bundle exec puma -p 4711");
  }

  @Test
  void finds_the_service_in_a_folder_of_a_repository() {
    Written shop =
        Written.repository(
            "frontend/package.json", "{\"name\":\"ui\"}",
            "backend/package.json", "{\"name\":\"shop\",\"main\":\"index.js\"}", "backend/index.js", "",
            "backend/openapi.yaml", "openapi: 3.1.0\n");
    assertThat(service(shop).folder()).endsWith("/backend");
    assertThat(shop.read().recipe().describe()).isEqualTo("backend/openapi.yaml");
  }

  @Test
  void says_what_an_empty_repository_leaves_open() {
    Written nothing = Written.repository("README.md", "# hello");
    assertThat(service(nothing).start()).isEmpty();
    assertThat(nothing.doubts()).contains("service.start", "service.ready", "describe.openapi", "identities");
  }

  @Test
  void any_repository_gives_a_recipe_that_can_be_read() {
    var chance = new Random(20_264);
    String[] names = {"package.json", "pom.xml", "compose.yaml", "go.mod", "main.go", "app.py", "requirements.txt", ".env.example", "Dockerfile", "src/a.js", "src/main/resources/application.yml"};
    String[] words = {"services:", "\n", "  ", "{", "}", "\"", "'", ": ", "image: postgres", "process.env.", "A_URL", "=", "http://x", "${", "os.environ['B']", "module ", "#", "\u2028", "é", "\t", "[", "]", "- ", "EXPOSE 80", "CMD ", "FastAPI(", "app = ", "spring-boot", "DATABASE_URL", "postgres://u:p@h/d", "listen(80", "/health"};
    for (int i = 0; i < 400; i++) {
      String[] files = new String[6];
      for (int f = 0; f < files.length; f += 2) {
        files[f] = names[chance.nextInt(names.length)];
        var text = new StringBuilder();
        for (int n = chance.nextInt(30); n > 0; n--) {
          text.append(words[chance.nextInt(words.length)]);
        }
        files[f + 1] = text.toString();
      }
      assertThat(Written.repository(files).read().recipe().service().url()).startsWith("http://127.0.0.1:");
    }
  }
}
