package dev.prodproof.experiments.fuzzing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PoolTest {
  private final Pool pool = new Pool(Calling.BY_ID);

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  @Test
  void fills_a_path_from_a_list_seen_elsewhere() {
    pool.learn(Template.of("/slots"), Map.of(), json("[{\"id\":7},{\"id\":8}]"), false, "alice");
    assertThat(pool.bind(Template.of("/slots/{slotId}"), thing -> true).orElseThrow())
        .containsEntry("slotId", json("8"));
    assertThat(pool.reference("slotId", 0, 0)).contains(json("8"));
    assertThat(pool.reference("preferred_slot_id", 1, 0)).contains(json("7"));
    assertThat(pool.bind(Template.of("/slots/{slotId}"), Thing::ours)).isEmpty();
  }

  @Test
  void a_short_name_means_the_only_field_that_ends_in_it() {
    var parcel = new Thing("parcel", Map.of("trackingnumber", json("\"PX7\""), "city", json("\"Lisbon\"")), Map.of(), true, "alice");
    assertThat(parcel.named("number")).contains(json("\"PX7\""));
    assertThat(parcel.named("parcelId")).isEmpty();
    var piece = new Thing("piece", Map.of("partnumber", json("7"), "serialnumber", json("8")), Map.of(), true, "alice");
    assertThat(piece.named("number")).isEmpty();
  }

  @Test
  void refers_to_another_of_ours_when_one_was_no_good() {
    pool.learn(Template.of("/slots"), Map.of(), json("[{\"id\":1}]"), false, "alice");
    pool.learn(Template.of("/slots"), Map.of(), json("{\"id\":2}"), true, "alice");
    pool.learn(Template.of("/slots"), Map.of(), json("{\"id\":3}"), true, "alice");
    assertThat(pool.reference("slotId", 0, 0)).contains(json("3"));
    assertThat(pool.reference("slotId", 0, 1)).contains(json("2"));
    assertThat(pool.reference("slotId", 0, 2)).contains(json("3"));
  }

  @Test
  void lends_nobody_what_is_kept_for_a_scenario() {
    pool.learn(Template.of("/slots"), Map.of(), json("{\"id\":2}"), true, "alice");
    pool.reserve(pool.learn(Template.of("/slots"), Map.of(), json("{\"id\":3}"), true, "alice").orElseThrow());
    pool.learn(Template.of("/slots"), Map.of(), json("[{\"id\":3}]"), false, "bob");
    assertThat(pool.reference("slotId", 0, 0)).contains(json("2"));
    assertThat(pool.bind(Template.of("/slots/{slotId}"), Thing::ours).orElseThrow())
        .containsEntry("slotId", json("2"));
    assertThat(pool.ours("slot", "slotId", "3")).as("whoever made it may change it").isTrue();
  }

  @Test
  void refers_to_what_is_kept_where_there_is_nothing_else_but_never_changes_it() {
    pool.reserve(pool.learn(Template.of("/slots"), Map.of(), json("{\"id\":3}"), true, "alice").orElseThrow());
    assertThat(pool.reference("slotId", 0, 0)).contains(json("3"));
    assertThat(pool.bind(Template.of("/slots/{slotId}"), Thing::ours)).isEmpty();
  }

  @Test
  void prefers_what_we_made() {
    var made =
        pool.learn(Template.of("/orders"), Map.of(), json("{\"id\":\"a1\",\"total\":3}"), true, "alice");
    pool.learn(Template.of("/orders"), Map.of(), json("{\"items\":[{\"id\":\"a1\"},{\"id\":\"b2\"}]}"), false, "alice");
    assertThat(made).isPresent();
    assertThat(pool.of("order")).first().matches(Thing::ours);
    assertThat(pool.bind(Template.of("/orders/{id}/cancel"), Thing::ours).orElseThrow())
        .containsEntry("id", json("\"a1\""));
  }

  @Test
  void keeps_parent_and_child_together() {
    pool.learn(Template.of("/customers/{id}/orders"), Map.of("id", "5"), json("{\"orderNo\":1,\"id\":11}"), true, "a");
    pool.learn(Template.of("/customers"), Map.of(), json("[{\"id\":9}]"), false, "a");
    assertThat(pool.bind(Template.of("/customers/{id}/orders/{orderId}"), thing -> true).orElseThrow())
        .containsEntry("id", json("\"5\""))
        .containsEntry("orderId", json("11"));
  }

  @Test
  void reads_an_address_back_into_values() {
    Template item = Template.of("/customers/{id}/orders/{order}");
    assertThat(item.match("/customers/5/orders/a%20b").orElseThrow())
        .containsEntry("order", "a b")
        .containsEntry("id", "5");
    assertThat(item.match("/customers/5")).isEmpty();
    assertThat(item.resource()).isEqualTo("order");
    assertThat(Template.of("/orders/{id}/cancel").endsWithAction()).isTrue();
    assertThat(Template.of("/orders/{id}/items").endsWithAction()).isFalse();
  }
}
