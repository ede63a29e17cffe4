package dev.prodproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlTest {
  @Test
  void begins_with_the_verdict_and_what_it_means() {
    var page = page(Samples.rich());
    assertThat(page.select("h1").text()).isEqualTo("Not production-grade");
    assertThat(page.select(".meaning").text()).startsWith("2 critical and 2 major findings");
    assertThat(page.select(".notes").text()).contains("The service slowed down");
  }

  @Test
  void shows_what_is_worst_first() {
    assertThat(page(Samples.rich()).select(".verdicts > h2").eachText())
        .containsExactly(
            "Failed 4", "Inconclusive 1", "Not demonstrated 3", "Passed 3", "Not applicable 1");
    assertThat(page(Samples.rich()).select(".finding .severity").eachText())
        .containsExactly("critical", "critical", "major", "major", "minor");
  }

  @Test
  void a_finding_has_its_command_and_the_exchange_side_by_side() {
    var finding = page(Samples.rich()).select("#finding-9c1d52e07ab4");
    assertThat(finding.select(".reproduce code").text()).startsWith("curl -sS -X POST");
    assertThat(finding.select(".side pre").get(0).text()).startsWith("POST /bookings HTTP/1.1");
    assertThat(finding.select(".side pre").get(1).text()).startsWith("HTTP/1.1 500");
  }

  @Test
  void keeps_each_stack_of_the_remedy_apart() {
    assertThat(page(Samples.rich()).select(".stack > summary").eachText())
        .startsWith("Spring Boot", "Express");
  }

  @ParameterizedTest
  @MethodSource("dev.prodproof.report.JsonTest#samples")
  void asks_for_nothing_from_anywhere(Report report) {
    var page = page(report);
    assertThat(page.select("link, img, iframe, object, embed, [src], form")).isEmpty();
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    assertThat(page.select("meta[http-equiv]").attr("content")).startsWith("default-src 'none'");
  }

  @ParameterizedTest
  @MethodSource("dev.prodproof.report.JsonTest#samples")
  void can_be_read_by_everybody(Report report) {
    var page = page(report);
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("main")).hasSize(1);
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("svg:not([aria-hidden]):not([role=img][aria-label])")).isEmpty();
    assertThat(page.select("table th:not([scope])")).isEmpty();
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (Element labelled : page.select("[aria-labelledby]")) {
      assertThat(ids).contains(labelled.attr("aria-labelledby"));
    }
  }

  @Test
  void draws_what_load_did_and_says_it_in_words() {
    var load = page(Samples.rich()).select(".under-load");
    assertThat(load.select(".section-meaning").text())
        .isEqualTo("Capacity 312–328/s on 1 core; at 2× it still serves 97 % of it.");
    assertThat(load.select(".chart-title").eachText())
        .contains(
            "How much is served of what is offered",
            "How it scales",
            "How long answers take at the objective's rate",
            "What is left when too much comes",
            "After the overload, at half of the capacity",
            "What it held, over a long time");
    assertThat(load.select("figcaption").text())
        .contains("From the beginning to the end: heap that collections leave 64 to 148 MB, threads 99 to 99.");
    assertThat(load.select("figcaption").eachText()).noneMatch(String::isBlank);
    assertThat(load.select("tbody").text()).contains("2×, 624/s", "50 %", "312 × 503");
  }

  @Test
  void draws_nothing_where_no_load_was_put_on_it() {
    assertThat(page(Samples.empty()).select(".under-load")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.prodproof.report.JsonTest#samples")
  void draws_within_its_frames(Report report) {
    assertThat(Html.render(report)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void foreign_text_stays_text() {
    String html = Html.render(Samples.hostile());
    var page = Jsoup.parse(html);
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("[onerror], [onclick], a[href^=javascript]")).isEmpty();
    assertThat(html).doesNotContain("\u001b", "\u202E", "\u0000", "<script>alert");
    assertThat(page.select(".what").text()).contains("<script>alert(1)</script>", "\\x1b[2J");
  }

  @Test
  void rule_sheets_cannot_smuggle_markup() {
    var page = page(Samples.hostile());
    assertThat(page.select(".prose script, .prose img")).isEmpty();
    assertThat(page.select(".prose").text()).contains("<script>alert(1)</script>");
  }

  @Test
  void stays_small_where_much_was_found() {
    assertThat(Html.render(Samples.huge(500, 1_000_000)).length()).isLessThan(3_000_000);
    assertThat(page(Samples.huge(500, 10)).select(".further summary").text())
        .isEqualTo("460 further findings");
  }

  private static Document page(Report report) {
    return Jsoup.parse(Html.render(report));
  }
}
