package dev.prodproof.experiments.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Delivered;
import dev.prodproof.facts.Delivered.Sort;
import dev.prodproof.facts.Delivered.Told;
import dev.prodproof.facts.Delivered.Trace;
import dev.prodproof.facts.Delivered.Variety;
import dev.prodproof.facts.Offered;
import dev.prodproof.lab.Terms;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The experiment against services whose faults are known.
final class DeliveryTest {
  private static final String SAMPLE =
      "{\"event\": \"e-${unique}\", \"payment\": \"${about.payment}\"}";

  private static LocalLab delivered(String... faults) throws InterruptedException {
    try (var service = new MiniTickets(faults)) {
      var signature =
          new Terms.Signature(
              "X-Signed", "HmacSHA256", MiniTickets.SECRET, Terms.Signature.Encoding.HEX, "v1=");
      var hook = new Terms.Webhook("/hooks/refund", SAMPLE, signature, null, "POST /tickets");
      var lab = new LocalLab(service.url()).keeping(Terms.of(hook));
      lab.record(Api.read(MiniTickets.DESCRIPTION).described("test", "3.1", List.of()));
      new Delivery().run(lab);
      return lab;
    }
  }

  private static List<Delivered> all(LocalLab lab, Sort sort, Variety variety) {
    return lab.all(Delivered.class).stream()
        .filter(one -> one.sort() == sort && one.variety() == variety)
        .toList();
  }

  private static Delivered one(LocalLab lab, Sort sort, Variety variety) {
    List<Delivered> all = all(lab, sort, variety);
    assertThat(all).as("%s %s", sort, variety).isNotEmpty();
    return all.getLast();
  }

  private static List<Contended> all(LocalLab lab, Contended.Variety variety) {
    return lab.all(Contended.class).stream().filter(one -> one.variety() == variety).toList();
  }

  @Test
  void counts_one_effect_where_all_is_well() throws Exception {
    try (LocalLab lab = delivered()) {
      assertThat(lab.only(Offered.class).keyed()).containsExactly("POST /tickets");
      for (Variety variety : List.of(Variety.IN_SEQUENCE, Variety.AT_ONCE)) {
        for (Sort sort : Sort.values()) {
          Delivered told = one(lab, sort, variety);
          assertThat(told.telling()).as("%s", told).isNotEmpty().allMatch(Trace::asOnce);
          assertThat(told.answers()).allMatch(Told::succeeded);
        }
      }
      assertThat(one(lab, Sort.KEY, Variety.OTHER_BODY).answers().getLast().status()).isEqualTo(422);
      assertThat(one(lab, Sort.KEY, Variety.OTHER_KEY).telling()).noneMatch(Trace::still);
      for (Variety refused : List.of(Variety.BAD_SIGNATURE, Variety.NO_SIGNATURE)) {
        Delivered told = one(lab, Sort.WEBHOOK, refused);
        assertThat(told.answers()).allMatch(answer -> answer.status() == 401);
        assertThat(told.telling()).isNotEmpty().allMatch(Trace::still);
      }
      assertThat(one(lab, Sort.WEBHOOK, Variety.OTHER_BODY).telling()).allMatch(Trace::still);
    }
  }

  @Test
  void adds_up_what_many_take_where_all_is_well() throws Exception {
    try (LocalLab lab = delivered()) {
      assertThat(all(lab, Contended.Variety.COUNTED))
          .isNotEmpty()
          .allMatch(one -> one.sum().agrees() && one.accepted() == one.writers());
      Contended scarce = all(lab, Contended.Variety.SCARCE).getLast();
      assertThat(scarce.sum().place()).isEqualTo("room in /shows (seats: 3)");
      assertThat(scarce.accepted()).isEqualTo(3);
      Contended stale = all(lab, Contended.Variety.STALE).getLast();
      assertThat(stale.offer()).isEqualTo(Contended.Offer.VERSION);
      assertThat(stale.accepted()).isEqualTo(1);
      assertThat(all(lab, Contended.Variety.SAME_STATE).getLast().accepted()).isEqualTo(1);
    }
  }

  @Test
  void counts_each_effect_of_a_service_that_ignores_keys() throws Exception {
    try (LocalLab lab = delivered("no keys")) {
      Delivered told = one(lab, Sort.KEY, Variety.IN_SEQUENCE);
      assertThat(told.telling())
          .anyMatch(trace -> trace.place().equals("new in GET /tickets") && trace.seen().intValue() == 3)
          .noneMatch(Trace::asOnce);
    }
  }

  @Test
  void counts_each_effect_of_those_that_slip_through() throws Exception {
    try (LocalLab lab = delivered("keys too late")) {
      assertThat(one(lab, Sort.KEY, Variety.IN_SEQUENCE).telling()).allMatch(Trace::asOnce);
      assertThat(one(lab, Sort.KEY, Variety.AT_ONCE).telling()).noneMatch(Trace::asOnce);
    }
  }

  @Test
  void counts_each_effect_of_an_event_that_is_acted_on_again() throws Exception {
    try (LocalLab lab = delivered("acts again")) {
      assertThat(one(lab, Sort.WEBHOOK, Variety.IN_SEQUENCE).telling())
          .anyMatch(
              trace ->
                  trace.place().equals("GET /shows/{id}/sold")
                      && trace.once().intValue() == -1
                      && trace.seen().intValue() == -3);
    }
  }

  @Test
  void sees_the_effect_of_a_forged_event() throws Exception {
    try (LocalLab lab = delivered("trusts anybody")) {
      assertThat(one(lab, Sort.WEBHOOK, Variety.NO_SIGNATURE).telling()).noneMatch(Trace::still);
      assertThat(one(lab, Sort.WEBHOOK, Variety.BAD_SIGNATURE).telling()).noneMatch(Trace::still);
    }
  }

  @Test
  void sees_that_a_count_is_reckoned() throws Exception {
    try (LocalLab lab = delivered("reckoned")) {
      assertThat(all(lab, Contended.Variety.COUNTED)).anyMatch(one -> !one.sum().agrees());
      assertThat(all(lab, Contended.Variety.SCARCE))
          .anyMatch(one -> one.sum().found().compareTo(one.sum().expected()) > 0);
    }
  }

  @Test
  void sees_that_any_version_will_do() throws Exception {
    try (LocalLab lab = delivered("any version")) {
      assertThat(all(lab, Contended.Variety.STALE)).isNotEmpty().allMatch(one -> one.accepted() == 2);
      assertThat(all(lab, Contended.Variety.SAME_STATE)).allMatch(one -> one.accepted() > 1);
    }
  }

  @Test
  void names_no_state_by_a_version_that_no_change_moves() throws Exception {
    try (LocalLab lab = delivered("version is a word")) {
      assertThat(all(lab, Contended.Variety.STALE)).isEmpty();
      assertThat(all(lab, Contended.Variety.SAME_STATE)).isEmpty();
    }
  }

  @Test
  void waits_for_a_count_that_comes_later_than_the_answer() throws Exception {
    try (LocalLab lab = delivered("counts crowds later")) {
      assertThat(all(lab, Contended.Variety.COUNTED)).isNotEmpty().allMatch(one -> one.sum().agrees());
    }
  }
}
