package dev.prodproof.experiments.fuzzing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class MalformedBodyTest {
  @Test
  void what_is_called_broken_is_refused_by_a_strict_reader() {
    var json = JsonMapper.shared();
    for (String good : new String[] {"{\"name\":\"Ada\",\"age\":3}", "{}", "[1]"}) {
      for (MalformedBody body : MalformedBody.of(json.readTree(good), true)) {
        if (body.broken()) {
          assertThat(refused(body.bytes())).as(body.variety()).isTrue();
        }
      }
    }
  }

  @Test
  void varieties_have_names_of_their_own() {
    assertThat(MalformedBody.of(JsonMapper.shared().readTree("{\"a\":\"b\"}"), true))
        .extracting(MalformedBody::variety)
        .doesNotHaveDuplicates()
        .contains("duplicate keys", "latin-1 byte", "deep objects");
  }

  private static boolean refused(byte[] bytes) {
    try {
      return JsonMapper.shared().readTree(bytes).isMissingNode();
    } catch (JacksonException e) {
      return true;
    }
  }
}
