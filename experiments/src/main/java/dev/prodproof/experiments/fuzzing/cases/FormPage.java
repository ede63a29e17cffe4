package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.FormSource;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// What a form's page gives that a submission must bring back.
public final class FormPage {
  private FormPage() {}

  /// Hidden fields with the values that they have on this page; tokens only where the page has them.
  public static Map<String, String> hidden(FormSource source, Exchange page) {
    var values = new LinkedHashMap<>(source.hidden());
    if (page.succeeded()) {
      for (Element field : Jsoup.parse(page.text()).select("input[type=hidden]")) {
        String name = field.attr("name");
        if (values.containsKey(name) || source.tokens().contains(name)) {
          values.put(name, field.attr("value"));
        }
      }
    }
    return values;
  }

  /// What the page set, as a `Cookie` field: a token is often good only together with its cookie.
  public static String cookies(Exchange page) {
    return page.answer().map(answer -> Header.all(answer.headers(), "set-cookie")).orElse(List.of()).stream()
        .map(cookie -> cookie.indexOf(';') < 0 ? cookie : cookie.substring(0, cookie.indexOf(';')))
        .collect(Collectors.joining("; "));
  }
}
