package dev.prodproof.experiments.fuzzing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class WithdrawnTest {
  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':1,'status':'cancelled'}",
        "{'id':1,'deleted_at':'2026-11-21T10:00:00Z','status':'open'}",
        "{'data':{'id':1,'isDeleted':true}}",
        "{'id':1,'is_active':false,'status':'open'}",
        "{'id':1,'status':'over and done'}"
      })
  void tells_a_deletion_that_keeps_the_thing(String after) {
    assertThat(Withdrawn.since(json("{'id':1,'status':'open','deleted_at':null,'data':{'isDeleted':0}}"), json(after)))
        .isTrue();
  }

  @Test
  void tells_nothing_of_what_is_as_it_was() {
    JsonNode closed = json("{'id':1,'status':'closed','active':false,'reads':1}");
    assertThat(Withdrawn.since(closed, json("{'id':1,'status':'closed','active':false,'reads':2}"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'status':'draft'}", "{'data':{'published':false}}", "{'visibility':'private'}", "{'isHidden':1}"})
  void knows_what_a_list_may_leave_out(String made) {
    assertThat(Withdrawn.unlisted(json(made))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'status':'open'}", "{'published':true,'draft':false}", "{'title':'a draft'}"})
  void knows_what_it_may_not(String made) {
    assertThat(Withdrawn.unlisted(json(made))).isFalse();
  }
}
