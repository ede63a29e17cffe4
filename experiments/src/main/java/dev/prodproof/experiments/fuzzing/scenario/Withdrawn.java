package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.fuzzing.values.Names;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a thing says of itself that keeps it from being served to all: a service may keep what is deleted, and show
/// what is new only once somebody has agreed.
final class Withdrawn {
  /// `data`, and the thing in it.
  private static final int DEPTH = 2;

  private static final Set<String> NO = Set.of("", "false", "null", "0", "no");

  private static final Pattern DELETED =
      Pattern.compile(".*(deleted|removed|archived|cancell?ed|disabled|revoked|trashed|inactive).*");
  private static final Pattern STATE = Pattern.compile(".*(status|state|phase)|visibility");
  private static final Pattern OVER =
      Pattern.compile(
          ".*(delet|remov|archiv|cancel|inactiv|clos|disabl|revok|trash|void|withdrawn|expir|terminat|retir"
              + "|obsolete|ended).*");

  private static final Pattern ON = Pattern.compile("(is)?(active|enabled|visible|live|current|listed)");
  private static final Pattern OPEN =
      Pattern.compile("(is)?(published|public|active|visible|enabled|approved|listed|verified|confirmed)");
  private static final Pattern CLOSED =
      Pattern.compile("(is)?(draft|hidden|private|archived|disabled|internal|unlisted)");
  private static final Pattern NOT_YET =
      Pattern.compile(
          ".*(draft|pending|inactive|unpublished|hidden|private|internal|unlisted|unconfirmed|unverified|await|waiting"
              + "|queued|processing|progress|disabled|archived|review|scheduled).*");

  private Withdrawn() {}

  /// Kept, but marked as deleted.
  private static boolean says(JsonNode shown) {
    return members(shown, DEPTH)
        .anyMatch(
            one ->
                (DELETED.matcher(one.name()).matches() && !NO.contains(one.value()))
                    || (ON.matcher(one.name()).matches() && NO.contains(one.value()))
                    || (STATE.matcher(one.name()).matches() && OVER.matcher(one.value()).matches()));
  }

  /// Its state is another than before, or it says that it is deleted.
  static boolean since(JsonNode before, JsonNode after) {
    Set<Member> known = members(before, DEPTH).collect(Collectors.toUnmodifiableSet());
    boolean another =
        members(after, DEPTH)
            .filter(one -> STATE.matcher(one.name()).matches())
            .anyMatch(one -> !known.contains(one) && known.stream().anyMatch(was -> was.name().equals(one.name())));
    return another || (says(after) && !says(before));
  }

  /// Made, but not for everybody's eyes so far: a list may leave it out.
  static boolean unlisted(JsonNode made) {
    return members(made, DEPTH)
        .anyMatch(
            one ->
                (OPEN.matcher(one.name()).matches() && NO.contains(one.value()))
                    || (CLOSED.matcher(one.name()).matches() && !NO.contains(one.value()))
                    || (STATE.matcher(one.name()).matches() && NOT_YET.matcher(one.value()).matches()));
  }

  private record Member(String name, String value) {}

  private static Stream<Member> members(JsonNode node, int depth) {
    return node.properties().stream()
        .flatMap(
            property -> {
              JsonNode value = property.getValue();
              if (value.isValueNode()) {
                String text = value.asString("").toLowerCase(Locale.ROOT);
                return Stream.of(new Member(Names.squeezed(property.getKey()), text));
              }
              return depth > 1 && value.isObject() ? members(value, depth - 1) : Stream.empty();
            });
  }
}
