package dev.prodproof.cli;

import dev.prodproof.core.Unusable;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.wire.Refused;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The door: `prodproof COMMAND`.
@Command(
    name = "prodproof",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "You have a proof of concept. Get a proof of production.",
      "",
      "Takes a running HTTP service and demonstrates, statement by statement and with evidence, whether it is production-grade."
    },
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  prodproof demo                           see a proof of concept proven",
      "  prodproof prove http://localhost:8080    prove your own service",
      "  prodproof load http://localhost:8080     put load on it, and see what it takes",
      "  prodproof init                           write a recipe for this folder",
      "  prodproof explain failures/no-server-error",
      "",
      "Exit codes: 0 nothing failed · 1 something failed · 2 usage, unreachable target,",
      "refused scope · 3 not demonstrated (with --require-demonstrated) ·",
      "70 our own fault · 78 no JDK · 130 interrupted"
    })
public final class Main {
  static final String VERSION = "prodproof 0.1.0";

  Main() {}

  public static void main(String[] args) {
    var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.setOut(out);
    System.setErr(err);
    int code = run(args, out, err);
    out.flush();
    err.flush();
    System.exit(code);
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    boolean debug = Arrays.asList(args).contains("--debug");
    String[] rest = Arrays.stream(args).filter(arg -> !arg.equals("--debug")).toArray(String[]::new);
    if (!debug) {
      Hush.libraries();
    }
    CommandLine line = Commands.of(new Main(), List.of(rest));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((e, at, _) -> failed(e, at, debug));
    line.setParameterExceptionHandler(
        (e, _) -> {
          e.getCommandLine().getErr().println("prodproof: " + e.getMessage());
          CommandLine.UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr());
          e.getCommandLine().getErr().println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
          return ExitCode.USAGE;
        });
    if (rest.length == 0) {
      line.usage(out);
      return ExitCode.USAGE;
    }
    return line.execute(rest);
  }

  private static int failed(Exception e, CommandLine at, boolean debug) {
    if (debug) {
      e.printStackTrace(at.getErr());
    }
    if (e instanceof Unusable || e instanceof Refused) {
      at.getErr().println("prodproof: " + Foreign.visibleLines(String.valueOf(e.getMessage())));
      return ExitCode.USAGE;
    }
    if (e instanceof InterruptedException) {
      at.getErr().println("prodproof: interrupted");
      return ExitCode.INTERRUPTED;
    }
    at.getErr().println(
        "prodproof: this is our own fault, not yours: "
            + e
            + (debug ? "" : ". Run it again with --debug and send us the output."));
    return ExitCode.INTERNAL;
  }
}
