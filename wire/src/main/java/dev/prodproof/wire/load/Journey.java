package dev.prodproof.wire.load;

import dev.prodproof.core.Impact;
import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person does on a target, one step after the other: log in, create, read.
///
/// @param weight beside other journeys; any number above 0
/// @param data what is drawn at the beginning of each, by name
public record Journey(String name, double weight, Map<String, Pool> data, List<Step> steps) {
  /// One request.
  public interface Step {
    /// What its outcomes are counted under, such as `GET /slots`.
    String id();

    Impact impact();

    /// Before it is sent.
    Duration pause();

    Call call(Memory memory);

    /// Keeps of the answer what later steps need.
    ///
    /// @return why the journey ends here; empty where it goes on
    Optional<String> taken(Exchange exchange, Memory memory);
  }

  /// Values to draw from: the same for the same journey and seed.
  public sealed interface Pool {
    /// One of these, at random.
    record AnyOf(List<Object> values) implements Pool {
      public AnyOf {
        values = List.copyOf(values);
        if (values.isEmpty()) {
          throw new IllegalArgumentException("a pool without values");
        }
      }
    }

    /// A number that no other journey of the trial has.
    record Count(long first) implements Pool {}
  }

  /// What one journey knows: what it drew, what it captured, and its cookies.
  public record Memory(long k, Map<String, Object> values, Map<String, String> cookies) {}

  public Journey {
    data = Map.copyOf(data);
    steps = List.copyOf(steps);
    if (steps.isEmpty() || !(weight > 0)) {
      throw new IllegalArgumentException("a step, and a weight above 0");
    }
  }

  Memory begun(long k, long seed) {
    var values = new HashMap<String, Object>();
    data.forEach((name, pool) -> values.put(name, drawn(name, pool, k, seed)));
    return new Memory(k, values, new HashMap<>());
  }

  private static Object drawn(String name, Pool pool, long k, long seed) {
    return switch (pool) {
      case Pool.AnyOf(List<Object> values) ->
          values.get(Lots.below(values.size(), Lots.draw(seed, name.hashCode()), k));
      case Pool.Count(long first) -> first + k;
    };
  }
}
