package dev.prodproof.cli;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import dev.prodproof.wire.Secrets;
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

  @Option(
      names = "--specimen",
      paramLabel = "FOLDER",
      hidden = true,
      description = "A built copy of specimens/booking, perhaps a renamed one.")
  private @Nullable Path specimen;

  @Override
  public Integer call() throws InterruptedException {
    if (!which.equals("poc") && !which.equals("production")) {
      throw new Unusable("there is no demo `" + which + "`: it is `demo poc` or `demo production`");
    }
    var secrets = Secrets.fresh();
    var booking = new BookingDemo(places(), planted(), secrets);
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

  /// Built beside the tool, unless another is named.
  private BookingPlaces places() {
    Path home = Path.of(System.getProperty("prodproof.home", "."));
    return BookingPlaces.in(specimen == null ? home.resolve("specimens/booking") : specimen);
  }
}
