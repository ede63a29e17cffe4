package dev.prodproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report;
import java.nio.charset.StandardCharsets;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownTest {
  @Test
  void begins_with_the_verdict_and_a_table_of_chapters() {
    assertThat(Markdown.render(Samples.rich()))
        .startsWith("## Not production-grade\n\n2 critical and 2 major findings to mend first.")
        .contains("| Failures | F | 3 | 2 | 1 | 2 | 1 |\n");
  }

  @Test
  void folds_each_finding_away_with_its_command() {
    assertThat(Markdown.render(Samples.rich()))
        .contains("<details><summary><b>critical</b> POST /bookings: A body whose")
        .contains("```sh\ncurl -sS -X POST");
  }

  @ParameterizedTest
  @MethodSource("dev.prodproof.report.JsonTest#samples")
  void fits_into_a_comment(Report report) {
    assertThat(Markdown.render(report).getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(60_000);
  }

  @Test
  void counts_what_does_not_fit() {
    assertThat(Markdown.render(Samples.huge(500, 5_000))).containsPattern("and \\d+ more in");
  }

  @Test
  void foreign_text_is_no_markup() {
    String markdown = Markdown.render(Samples.hostile());
    String html = HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
    var page = Jsoup.parse(html);
    assertThat(page.select("script, a, img, strong")).isEmpty();
    assertThat(page.text()).contains("<script>alert(1)</script>", "**bold**", "<!-- -->");
    assertThat(markdown).doesNotContain("\u001b", "\u202E");
  }
}
