package com.example.booking;

import com.example.payments.PaymentsStub;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole service on a free port, with a database and a payment provider of its own.
public final class RunningService implements AutoCloseable {

  public static final String WEBHOOK_SECRET = "hook";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private final HttpServer provider;
  private final ConfigurableApplicationContext context;

  private RunningService(HttpServer provider, ConfigurableApplicationContext context) {
    this.provider = provider;
    this.context = context;
  }

  /// @param parts as in `BOOKING_PARTS`
  public static RunningService start(LocalDatabase database, String parts) throws IOException {
    String name = "t" + DATABASES.incrementAndGet();
    JdbcClient.create(new DriverManagerDataSource(database.url(), "postgres", "postgres"))
        .sql("create database " + name)
        .update();
    HttpServer provider = PaymentsStub.start(0);
    var application = new SpringApplication(BookingApplication.class);
    application.setDefaultProperties(
        Map.ofEntries(
            Map.entry("DATABASE_URL", database.url().replace("/postgres", "/" + name)),
            Map.entry("DATABASE_USER", "postgres"),
            Map.entry("DATABASE_PASSWORD", "postgres"),
            Map.entry("DATABASE_POOL", "4"),
            Map.entry("PAYMENTS_URL", "http://127.0.0.1:" + provider.getAddress().getPort()),
            Map.entry("WEBHOOK_SECRET", WEBHOOK_SECRET),
            Map.entry("TOKEN_SECRET", "token"),
            Map.entry("ADMIN_PASSWORD", "admin-password"),
            Map.entry("DEMO_CUSTOMERS", "alice:alice-password,bob:bob-password"),
            Map.entry("SECURE_COOKIES", "false"),
            Map.entry("PORT", "0"),
            Map.entry("logging.level.root", "OFF"),
            Map.entry("BOOKING_PARTS", parts)));
    application.setRegisterShutdownHook(false);
    return new RunningService(provider, application.run());
  }

  public Caller caller() {
    return new Caller(port(), Duration.ofSeconds(30));
  }

  public int port() {
    String port = context.getEnvironment().getProperty("local.server.port");
    return Integer.parseInt(Objects.requireNonNull(port));
  }

  /// From here on the provider refuses connections.
  public void stopProvider() {
    provider.stop(0);
  }

  @Override
  public void close() {
    context.close();
    provider.stop(0);
  }
}
