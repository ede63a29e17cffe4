package dev.prodproof.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.wire.load.Mix;
import dev.prodproof.wire.load.Operation;
import dev.prodproof.wire.load.Slot;
import dev.prodproof.wire.load.Template.Part;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MixOptionsTest {
  private static final URI TARGET = URI.create("http://localhost:8080/slots?free=true");

  private static Mix mix(String... arguments) {
    var options = new MixOptions();
    var line = new CommandLine(new Sink());
    line.addMixin("what", options);
    line.parseArgs(arguments);
    return options.mix(TARGET, 1);
  }

  @CommandLine.Command
  private static final class Sink {}

  @Test
  void the_target_itself_is_asked_for_where_nothing_else_is_said() {
    Operation operation = mix().operations().getFirst().operation();
    assertThat(operation.id()).isEqualTo("GET /slots?free=true");
    assertThat(operation.impact()).isEqualTo(Impact.READS);
  }

  @Test
  void a_body_makes_it_a_post_of_json() {
    Operation operation = mix("--body", "{\"slot\": 1}").operations().getFirst().operation();
    assertThat(operation.method()).isEqualTo("POST");
    assertThat(operation.headers()).extracting(Operation.Field::name).contains("Content-Type");
  }

  @Test
  void operations_have_weights_data_and_headers() {
    Mix mix =
        mix(
            "--operation",
            "3x GET /slots/${id}",
            "--operation",
            "POST /bookings {\"slot\": ${id}}",
            "--data",
            "id=1,2,3",
            "--header",
            "Authorization: Bearer x");

    assertThat(mix.operations()).extracting(Mix.Weighted::weight).containsExactly(3.0, 1.0);
    assertThat(mix.operations().getFirst().operation().target().parts())
        .containsExactly(
            new Part.Text("/slots/"), new Part.Filled(new Slot.AnyOf(List.of("1", "2", "3"))));
    assertThat(mix.operations().getLast().operation().headers())
        .extracting(Operation.Field::name)
        .containsExactly("Authorization", "Content-Type");
  }

  @Test
  void what_cannot_be_understood_is_answered_with_an_example() {
    assertThatThrownBy(() -> mix("--operation", "slots"))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("3x GET /slots");
    assertThatThrownBy(() -> mix("--operation", "GET /${x}"))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("`x`");
    assertThatThrownBy(() -> mix("--data", "nothing")).isInstanceOf(Unusable.class);
    assertThatThrownBy(() -> mix("--header", "nothing")).isInstanceOf(Unusable.class);
  }

  @Test
  void amounts_are_written_as_people_do() {
    assertThat(Amount.rate("200")).isEqualTo(200);
    assertThat(Amount.rate("200/s")).isEqualTo(200);
    assertThat(Amount.rate("90/m")).isEqualTo(1.5);
    assertThat(Amount.time("300ms")).isEqualTo(Duration.ofMillis(300));
    assertThat(Amount.time("2.5s")).isEqualTo(Duration.ofMillis(2_500));
    assertThatThrownBy(() -> Amount.rate("0")).isInstanceOf(Unusable.class);
    assertThatThrownBy(() -> Amount.rate("fast")).hasMessageContaining("200/s");
    assertThatThrownBy(() -> Amount.time("10")).hasMessageContaining("300ms");
  }
}
