package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.FormSource;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import dev.prodproof.wire.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Fetches a form's page before each submission, since what it hides (a token, say) may be good only once.
final class FormPages {
  private final Courier courier;

  FormPages(Courier courier) {
    this.courier = courier;
  }

  /// The case with the page's hidden values; as it is where the operation is no form.
  Case filled(Case one, String identity) throws InterruptedException {
    FormSource source = one.draft().operation().source();
    if (source == null) {
      return one;
    }
    Map<String, String> hidden = source.tokens().isEmpty() ? source.hidden() : fresh(source, identity);
    Draft draft = one.draft();
    if (draft.content() instanceof Content.Fields(String media, JsonNode value)) {
      ObjectNode fields = JsonNodeFactory.instance.objectNode();
      hidden.forEach(fields::put);
      value.properties().forEach(field -> fields.set(field.getKey(), field.getValue()));
      source.tokens().stream().filter(hidden::containsKey).forEach(name -> fields.put(name, hidden.get(name)));
      return new Case(draft.with(new Content.Fields(media, fields)), one.method(), one.purpose());
    }
    for (var field : hidden.entrySet()) {
      Site site = new Site(Site.In.QUERY, field.getKey());
      if (!draft.parameters().containsKey(site)) {
        draft = draft.with(new Draft.Extra(Site.In.QUERY, field.getKey(), field.getValue()));
      }
    }
    return new Case(draft, one.method(), one.purpose());
  }

  private Map<String, String> fresh(FormSource source, String identity) throws InterruptedException {
    var look = new Purpose.Look("the form's page");
    Exchange page = courier.send(Call.of(Fuzzing.NAME, look, "GET", source.page()), identity);
    var values = new LinkedHashMap<>(source.hidden());
    if (page.succeeded()) {
      Document document = Jsoup.parse(page.text());
      for (String name : values.keySet()) {
        for (Element field : document.select("input[type=hidden]")) {
          if (field.attr("name").equals(name)) {
            values.put(name, field.attr("value"));
          }
        }
      }
    }
    return values;
  }
}
