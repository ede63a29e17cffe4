package dev.prodproof.cli;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import dev.prodproof.wire.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = {
      "Start a booking service on a real PostgreSQL and prove it.",
      "poc is what a machine wrote in an afternoon; production is the same service, done well."
    })
final class DemoCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Mixin private final RunOptions options = new RunOptions();

  @Parameters(arity = "0..1", paramLabel = "poc|production", description = "Which one. Default: poc.")
  private String which = "poc";

  @Option(
      names = "--parts",
      paramLabel = "NAMES",
      description = "Plant these parts instead, by the names in specimens/booking/defects.json.")
  private @Nullable String parts;

  @Override
  public Integer call() throws InterruptedException {
    if (!which.equals("poc") && !which.equals("production")) {
      throw new Unusable("there is no demo `" + which + "`: it is `demo poc` or `demo production`");
    }
    var secrets = Secrets.fresh();
    var booking = new BookingDemo(app(), planted(), secrets);
    var proving = new Proving(options, spec.commandLine().getOut(), System.err);
    Recipe recipe = booking.recipe("booking-" + which);
    Impact consent = options.allow == null ? Impact.BREAKS : Impact.of(options.allow);
    proving.screen().note("starting a booking service and its PostgreSQL; both are ours, so all is allowed");
    var target = new Proving.Target(recipe, secrets, booking);
    return proving.prove(target, proving.folder(recipe), consent);
  }

  private String planted() {
    if (parts != null) {
      return parts;
    }
    return which.equals("poc") ? "poc" : "";
  }

  /// Built beside the tool.
  private static Path app() {
    Path home = Path.of(System.getProperty("prodproof.home", "."));
    Path app = home.resolve("specimens/booking/target/booking");
    if (!Files.exists(app.resolve("booking.jar"))) {
      throw new Unusable("the demonstration isn't built: " + app + " is missing; run `mvn package` in " + home);
    }
    return app.toAbsolutePath();
  }
}
