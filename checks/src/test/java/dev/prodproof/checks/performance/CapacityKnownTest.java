package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.performance.Loads.Second;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.facts.CapacityStated.Machine;
import dev.prodproof.facts.LoadScene.Share;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CapacityKnownTest {
  private final CapacityKnown check = new CapacityKnown();

  @Test
  void passes_a_service_that_can_do_more_than_it_must() {
    Judged.by(check, Loads.scene(true), served(400), behind(440))
        .passes()
        .saying("it serves 400/s and not 440/s any more")
        .counting("steps", 2);
  }

  @Test
  void fails_a_service_that_stops_below_its_peak() {
    Judged.by(check, Loads.scene(true), served(60), behind(80))
        .fails(
            Severity.MAJOR,
            "under load",
            "100/s is the declared peak",
            "its capacity lies below the declared peak");
  }

  @Test
  void cannot_tell_where_the_peak_itself_was_served_and_less_was_not() {
    LoadStep declared = Loads.step(Phase.OBJECTIVE, 10, Second.good(100, 8));
    Judged.by(check, Loads.scene(true), declared, declared, served(60), behind(80))
        .cannotTell()
        .saying("it wavers");
  }

  @Test
  void cannot_tell_where_the_peak_lies_between() {
    Judged.by(check, Loads.scene(true), served(90), behind(120))
        .cannotTell()
        .saying("lies between");
  }

  @Test
  void cannot_tell_without_an_end_a_peak_or_a_step() {
    Judged.by(check, Loads.scene(true), served(90)).cannotTell().saying("nothing beyond");
    Judged.by(check, Loads.scene(true), behind(90)).cannotTell().saying("not even the lowest");
    Judged.by(check, Loads.scene(false), served(60), behind(80)).cannotTell().saying("no peak");
    Judged.by(check, Loads.scene(true)).cannotTell();
  }

  @Test
  void passes_what_a_document_states_give_or_take_its_tolerance() {
    Judged.by(check, Loads.scene(true), stated(400, 440), served(400), behind(440))
        .passes()
        .saying("capacity.md states 400/s to 440/s, give or take 20 %");
    Judged.by(check, Loads.scene(true), stated(480, 520), served(400), behind(440)).passes();
    Judged.by(check, Loads.scene(true), stated(300, 340), served(400), behind(440)).passes();
  }

  @Test
  void fails_what_can_do_less_than_is_stated_and_says_where_it_does_more() {
    Judged.by(check, Loads.scene(true), stated(600, 640), served(400), behind(440))
        .fails(
            Severity.MAJOR,
            "under load",
            "capacity.md states 600/s to 640/s",
            "it can do less than is stated");
    Judged.by(check, Loads.scene(true), stated(200, 220), served(400), behind(440))
        .fails(
            Severity.MINOR,
            "under load",
            "capacity.md states 200/s to 220/s",
            "it can do more than is stated");
  }

  @Test
  void cannot_tell_where_something_else_was_stated() {
    var elsewhere = new Machine("another machine", 1);
    Judged.by(check, Loads.scene(true), stated(600, 640, elsewhere), served(400), behind(440))
        .cannotTell()
        .saying("for another machine, 1 of its cores for the service; this is a machine");
    var wider = new Machine("a machine", 4);
    Judged.by(check, Loads.scene(true), stated(600, 640, wider), served(400), behind(440))
        .cannotTell();
    Judged.by(check, Loads.scene(true), stated(600, 640, Machine.UNKNOWN), served(400), behind(440))
        .cannotTell()
        .saying("for a machine that isn't known");
    Judged.by(check, Loads.scene(true), other(), served(400), behind(440))
        .cannotTell()
        .saying("for other requests");
  }

  private static CapacityStated stated(double low, double high) {
    return stated(low, high, Loads.MACHINE);
  }

  private static CapacityStated stated(double low, double high, Machine machine) {
    return new CapacityStated(
        "capacity.md", low, high, .2, 300_000_000, List.of(new Share(Loads.LIST, 1)), machine);
  }

  private static CapacityStated other() {
    List<Share> mix = List.of(new Share(Loads.LIST, .5), new Share("GET /rooms", .5));
    return new CapacityStated("capacity.md", 600, 640, .2, 300_000_000, mix, Loads.MACHINE);
  }

  private static LoadStep served(long rate) {
    return Loads.step(Phase.CAPACITY, 5, Second.good(rate, 20));
  }

  private static LoadStep behind(long rate) {
    return Loads.step(Phase.CAPACITY, 5, new Second(rate, rate / 2, 0, 0, 0, 200, rate / 2));
  }
}
