package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.FormSource;
import dev.prodproof.experiments.fuzzing.cases.FormPage;
import dev.prodproof.experiments.fuzzing.cases.OnTheWire;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the tokens of a freshly fetched page into a form that is submitted again.
record FreshForm(List<Api> apis) {

  Call refreshed(Call call, Http session) throws InterruptedException {
    Optional<FormSource> source =
        apis.stream()
            .flatMap(api -> api.operation(call.operation()).stream())
            .filter(ApiOperation::form)
            .map(ApiOperation::source)
            .findFirst();
    if (source.isEmpty()) {
      return call;
    }
    var look = new Purpose.Look("the form's page");
    Call get = Call.of(call.experiment(), look, "GET", source.get().page()).as(call.identity());
    Exchange page = session.send(get);
    Map<String, String> hidden = FormPage.hidden(source.get(), page);
    String cookies = call.identity().equals(Exchange.NOBODY) ? FormPage.cookies(page) : "";
    Call with = cookies.isEmpty() ? call : call.header("Cookie", cookies);
    return with.body(filled(call.body(), source.get().tokens(), hidden));
  }

  /// Nothing stays nothing: TRACE has no content (RFC 9110 §9.3.8).
  static byte[] filled(byte[] body, List<String> tokens, Map<String, String> hidden) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.isEmpty() || tokens.isEmpty() || text.startsWith("--")) {
      return body;
    }
    var pairs = new ArrayList<>(Arrays.asList(text.split("&")));
    for (String token : tokens) {
      String value = hidden.get(token);
      if (value != null) {
        String name = OnTheWire.encoded(token) + "=";
        pairs.removeIf(pair -> pair.startsWith(name));
        pairs.add(name + OnTheWire.encoded(value));
      }
    }
    return String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
  }
}
