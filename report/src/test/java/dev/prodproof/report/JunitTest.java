package dev.prodproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitTest {
  @ParameterizedTest
  @MethodSource("dev.prodproof.report.JsonTest#samples")
  void is_well_formed_whatever_the_service_said(Report report) throws Exception {
    assertThat(parsed(report).getElementsByTagName("testcase").getLength())
        .isEqualTo(report.checks().size());
  }

  @Test
  void a_check_that_cannot_be_told_is_an_error_and_what_was_not_tried_is_skipped()
      throws Exception {
    Document xml = parsed(Samples.rich());
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(4);
    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(4);
    Element root = xml.getDocumentElement();
    assertThat(root.getAttribute("failures")).isEqualTo("4");
    assertThat(root.getAttribute("skipped")).isEqualTo("4");
  }

  @Test
  void a_chapter_is_a_suite() throws Exception {
    assertThat(parsed(Samples.rich()).getElementsByTagName("testsuite").getLength()).isEqualTo(4);
  }

  @Test
  void a_failure_says_how_to_see_it_again() {
    assertThat(Junit.render(Samples.rich()))
        .contains("replay: prodproof replay 9c1d52e07ab4")
        .contains("curl -sS");
  }

  private static Document parsed(Report report) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Junit.render(report))));
  }
}
