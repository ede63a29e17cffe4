package dev.prodproof.cli;

import java.util.List;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/// The commands below `prodproof`. What they take is read from their annotations, which is most of what it
/// costs to start: only the one that is asked for is read whole, of the others what the list of commands
/// shows.
final class Commands {
  private static final String COMPLETION = "generate-completion";

  private static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          ProveCommand.class,
          LoadCommand.class,
          AgentCommand.class,
          InitCommand.class,
          ChecksCommand.class,
          ExplainCommand.class,
          JudgeCommand.class,
          ReportCommand.class,
          ReplayCommand.class,
          RehearseCommand.class,
          AutoComplete.GenerateCompletion.class,
          HelpCommand.class);

  private Commands() {}

  /// @param args as the user gave them
  static CommandLine of(Object main, List<String> args) {
    var line = new CommandLine(main);
    // Two of them tell of the others, and behind `@FILE` may stand any.
    boolean all =
        args.contains("help") || args.contains(COMPLETION) || args.stream().anyMatch(one -> one.startsWith("@"));
    for (Class<?> each : ALL) {
      Command told = each.getAnnotation(Command.class);
      boolean whole = all || args.contains(told.name());
      line.addSubcommand(told.name(), whole ? new CommandLine(each) : outline(told));
    }
    Objects.requireNonNull(line.getSubcommands().get(COMPLETION))
        .getCommandSpec()
        .usageMessage()
        .description("Print a completion script for bash and zsh: source <(prodproof generate-completion).");
    return line;
  }

  private static CommandLine outline(Command told) {
    CommandSpec spec = CommandSpec.create().name(told.name());
    spec.usageMessage().description(told.description()).header(told.header()).hidden(told.hidden());
    return new CommandLine(spec);
  }
}
