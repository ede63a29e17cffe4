package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Duration;
import java.util.Optional;

/// Of life: a reading that answered well in quiet.
public record Sign(Crew crew, Case one, String identity, String experiment) {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  /// The first that was reached.
  public static Optional<Sign> of(Crew crew, String experiment) {
    return crew.api().operations().stream()
        .filter(one -> one.method().equals("GET") && !one.form() && crew.reached(one))
        .flatMap(
            one ->
                crew.plain(one).stream()
                    .map(plain -> new Sign(crew, plain, crew.identity(one), experiment)))
        .findFirst();
  }

  /// Whether anybody is answered, be it with an error.
  public boolean shows() throws InterruptedException {
    return look().answer().isPresent();
  }

  /// A service may say that it is ready before it is: what it answers until then tells nothing of what comes next.
  public void await(Duration most) throws InterruptedException {
    var clock = crew.lab().clock();
    var end = clock.instant().plus(most);
    while (!look().succeeded() && clock.instant().isBefore(end)) {
      crew.lab().pause(BETWEEN);
    }
  }

  private Exchange look() throws InterruptedException {
    var why = new Purpose.Faulted("does it answer again");
    return crew.once(
        one, identity, experiment, call -> call.operation("").purpose(why).deadline(LONGEST));
  }
}
