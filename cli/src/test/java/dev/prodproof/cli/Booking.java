package dev.prodproof.cli;

import dev.prodproof.lab.Recipe;
import dev.prodproof.wire.Secrets;
import dev.prodproof.wire.Trust;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/// The booking specimen alone, started as `demo` starts it, for another tool to try. Prints its address and
/// a bearer token of its administrator, and runs until it is told to end.
final class Booking {
  private static final Path SPECIMEN = Path.of("../specimens/booking");

  private Booking() {}

  /// @param args the planted parts; none for the service as it should be
  public static void main(String[] args) throws Exception {
    var booking = new BookingDemo(BookingPlaces.in(SPECIMEN), args.length > 0 ? args[0] : "", Secrets.fresh());
    var household = new Household("bench", InstantSource.system(), _ -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(household::close));
    Path logs = Files.createTempDirectory("prodproof-booking");
    Recipe recipe = booking.complete(booking.recipe("booking"), household, logs);
    // What the service is told to connect to are our proxies, as in a run.
    var _ = household.standIn(recipe.upstreams().values(), new Trust.Known());
    var _ = household.standInForDatabases(recipe.databases().values());
    var _ = household.start(recipe.service(), logs, _ -> {});
    System.out.println(recipe.service().url() + " " + token(recipe));
    new CountDownLatch(1).await();
  }

  private static String token(Recipe recipe) throws Exception {
    String password = recipe.service().env().getOrDefault("ADMIN_PASSWORD", "");
    var request =
        HttpRequest.newBuilder(URI.create(recipe.service().url() + "/api/login"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"user\":\"admin\",\"password\":\"" + password + "\"}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return JsonMapper.shared().readTree(answer).path("token").asString("");
    }
  }
}
