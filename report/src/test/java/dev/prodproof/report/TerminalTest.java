package dev.prodproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report;
import dev.prodproof.report.words.Columns;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void begins_with_the_reasons_to_distrust_the_run() {
    assertThat(Terminal.render(Samples.rich(), Look.PLAIN))
        .startsWith("  ! The service slowed down during the run.\n");
  }

  @Test
  void says_the_verdict_in_words_and_what_stands() {
    assertThat(Terminal.render(Samples.rich(), Look.PLAIN))
        .contains("Not production-grade")
        .contains("2 critical and 2 major findings to mend first.");
  }

  @Test
  void says_in_one_line_how_much_load_it_bears() {
    assertThat(Terminal.render(Samples.rich(), Look.PLAIN))
        .contains("  Capacity 312–328/s on 1 core; at 2× it still serves 97 % of it.\n");
  }

  @Test
  void shows_what_where_and_one_command_per_finding() {
    assertThat(Terminal.render(Samples.rich(), Look.PLAIN))
        .contains("critical  POST /bookings")
        .contains("A body whose `seats` is null is answered with 500")
        .contains(
            "    curl -sS -X POST 'http://127.0.0.1:8080/bookings' \\\n      -H 'Content-Type: ")
        .contains("reproducible: seen every time · failures/no-server-error");
  }

  @Test
  void points_to_the_replay_where_a_command_is_too_long() {
    assertThat(Terminal.render(Samples.rich(), Look.PLAIN))
        .contains("whole: prodproof replay 1be0f6638a90");
  }

  @Test
  void points_to_the_report_where_load_takes_a_long_command() {
    assertThat(Terminal.render(Samples.loaded(), Look.PLAIN))
        .contains("prodproof load --steps 90,300")
        .contains("whole: report.html")
        .doesNotContain("prodproof replay");
  }

  @Test
  void groups_what_was_not_demonstrated_by_its_reason() {
    assertThat(Terminal.render(Samples.rich(), Look.PLAIN))
        .contains("Not demonstrated (3 of 12 checks)")
        .contains("     2  no recipe says how the database is reached: prodproof init\n")
        .contains("     1  no consent to stress the service: --allow stresses\n");
  }

  @Test
  void shows_eight_findings_and_counts_the_rest() {
    assertThat(Terminal.render(Samples.huge(500, 10), Look.PLAIN))
        .contains("and 492 more in report.html")
        .doesNotContain("major   ");
  }

  @Test
  void stays_within_the_columns() {
    for (Report report : new Report[] {Samples.rich(), Samples.hostile(), Samples.huge(20, 5000)}) {
      for (int columns : new int[] {40, 80, 100}) {
        assertThat(Terminal.render(report, new Look(columns, false)).lines())
            .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(columns));
      }
    }
  }

  @Test
  void lets_no_foreign_text_steer_the_terminal() {
    String page = Terminal.render(Samples.hostile(), Look.PLAIN);
    assertThat(page)
        .doesNotContain("\u001b", "\u0007", "\u009b", "\u0000", "\r", "\u202E")
        .contains("\\x1b[2J");
  }

  @Test
  void colours_only_when_told() {
    assertThat(Terminal.render(Samples.rich(), Look.PLAIN)).doesNotContain("\u001b");
    assertThat(Terminal.render(Samples.rich(), new Look(80, true))).contains("\u001b[1;31m");
  }

  @Test
  void an_empty_report_is_no_accident() {
    assertThat(Terminal.render(Samples.empty(), Look.PLAIN)).contains("Not demonstrated");
  }
}
