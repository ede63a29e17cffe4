package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    var commands = Commands.of(MAIN, List.of("prove", "--help")).getSubcommands();
    assertThat(commands.get("prove").getUsageMessage()).contains("--budget");
    assertThat(commands.get("demo").getUsageMessage()).doesNotContain("--budget");
  }

  @Test
  void reads_all_where_a_file_may_hold_the_command() {
    var commands = Commands.of(MAIN, List.of("@arguments.txt")).getSubcommands();
    assertThat(commands.get("demo").getUsageMessage()).contains("--budget");
  }
}
