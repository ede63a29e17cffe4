package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final Main MAIN = new Main();

  @Test
  void lists_the_same_whether_one_command_is_read_or_all() {
    String outlined = Commands.of(MAIN, List.of("--help")).getUsageMessage();
    assertThat(outlined).contains("prove", "demo").doesNotContain("rehearse");
    assertThat(Commands.of(MAIN, List.of("help")).getUsageMessage()).isEqualTo(outlined);
  }

  @Test
  void reads_the_options_of_the_command_that_is_asked_for() {
    var asked = List.of("prove", "--help");
    assertThat(usage(asked, "prove")).contains("--budget");
    assertThat(usage(asked, "demo")).doesNotContain("--budget");
  }

  @Test
  void reads_all_where_a_file_may_hold_the_command() {
    assertThat(usage(List.of("@arguments.txt"), "demo")).contains("--budget");
  }

  private static String usage(List<String> arguments, String command) {
    var commands = Commands.of(MAIN, arguments).getSubcommands();
    return Objects.requireNonNull(commands.get(command)).getUsageMessage();
  }
}
