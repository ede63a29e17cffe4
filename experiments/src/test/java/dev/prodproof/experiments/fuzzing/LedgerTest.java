package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.pool.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class LedgerTest {
  private static final Template BOOKINGS = Template.of("/bookings");
  private final Ledger ledger = new Ledger(Api.read(MiniBookings.DESCRIPTION).operations());

  private static Thing booking(int id) {
    return new Thing("booking", Map.of("id", JsonNodeFactory.instance.numberNode(id)), Map.of(), true, "");
  }

  private List<String> surplus() {
    var gone = new ArrayList<String>();
    for (Optional<Ledger.Owed> one = ledger.surplus(); one.isPresent(); one = ledger.surplus()) {
      gone.add(one.get().thing().identifier());
    }
    return gone;
  }

  @Test
  void takes_the_oldest_of_what_is_more_than_needed() {
    for (int id = 1; id <= 14; id++) {
      ledger.made(booking(id), BOOKINGS, "");
    }
    assertThat(surplus()).containsExactly("1", "2");
  }

  @Test
  void leaves_alone_until_the_end_what_a_scenario_looks_at() {
    for (int id = 1; id <= 14; id++) {
      ledger.made(booking(id), BOOKINGS, "");
    }
    ledger.reserve(booking(1));
    assertThat(surplus()).containsExactly("2");
    var gone = new ArrayList<String>();
    for (Optional<Ledger.Owed> one = ledger.next(); one.isPresent(); one = ledger.next()) {
      gone.add(one.get().thing().identifier());
    }
    assertThat(gone).hasSize(13).contains("1");
  }
}
