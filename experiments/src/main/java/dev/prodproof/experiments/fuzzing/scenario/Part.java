package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.fuzzing.values.Names;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Whether a list that takes no page may show a part only: the newest twenty, the first hundred.
public final class Part {
  private static final Set<String> TOTALS =
      Set.of("total", "totalcount", "totalitems", "totalelements", "totalresults", "totalhits", "numfound", "count");

  private static final Set<Integer> POWERS = Set.of(16, 32, 64, 128, 256, 512, 1024);
  private static final int LEAST = 10;

  private Part() {}

  /// It counts more than it shows, or shows as many as somebody may have set for a limit.
  public static boolean shown(Reading list, int items) {
    boolean round = items >= LEAST && (items % 10 == 0 || items % 25 == 0 || items == 12 || items == 15 || items == 24);
    return round || POWERS.contains(items) || counts(list.json(), items) || counted(list, items);
  }

  private static boolean counted(Reading list, int items) {
    return list.exchange().header("x-total-count").filter(text -> more(text, items)).isPresent();
  }

  private static boolean counts(JsonNode answer, int items) {
    return answer.properties().stream()
        .anyMatch(
            property -> {
              JsonNode value = property.getValue();
              boolean total = TOTALS.contains(Names.squeezed(property.getKey()));
              return value.isObject() ? counts(value, items) : total && more(value.asString(""), items);
            });
  }

  private static boolean more(String number, int items) {
    String digits = number.strip();
    return digits.matches("\\d{1,9}") && Integer.parseInt(digits) > items;
  }
}
