package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.FormSource;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.FormPage;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import dev.prodproof.wire.Call;
import java.util.Map;
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
    Exchange page = page(source, identity);
    Map<String, String> hidden = FormPage.hidden(source, page);
    // Whoever is logged in keeps cookies by itself.
    String cookies = identity.equals(Exchange.NOBODY) ? FormPage.cookies(page) : "";
    Draft draft =
        cookies.isEmpty() ? one.draft() : one.draft().with(new Draft.Extra(Site.In.HEADER, "Cookie", cookies));
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

  private Exchange page(FormSource source, String identity) throws InterruptedException {
    var look = new Purpose.Look("the form's page");
    return courier.send(Call.of(Fuzzing.NAME, look, "GET", source.page()), identity);
  }
}
