package dev.prodproof.experiments.fuzzing.values;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What a field's name tells about its value.
public final class Names {
  private static final Pattern EDGE =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^\\p{L}\\p{N}]+");
  private static final Set<String> UNIQUE =
      Set.of(
          "name", "email", "mail", "username", "login", "handle", "slug", "code", "sku", "title",
          "reference", "ref", "nickname", "key", "label", "subject", "serial", "isbn");
  private static final Set<String> START =
      Set.of("start", "starts", "from", "begin", "checkin", "arrival", "since", "after", "departure");
  private static final Set<String> END =
      Set.of("end", "ends", "to", "until", "checkout", "return", "before", "till", "finish");

  private static final Pattern KEY = Pattern.compile("(x|http)?idempoten(cy|t|ce)(key|token|id)?");

  private static final Pattern REHEARSAL =
      Pattern.compile("(is)?(dryrun|simulat(e|ed|ion)|validat(e|ion)only|onlyvalidat(e|ion)|testonly|checkonly|noop)");

  /// The same few thousand names are asked for with each answer.
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();
  private static final int MOST_KNOWN = 10_000;

  private Names() {}

  /// `[post, code]` of `postCode`, `post_code` and `post-code`.
  public static List<String> words(String name) {
    List<String> known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    List<String> words = split(name);
    if (KNOWN.size() < MOST_KNOWN) {
      KNOWN.put(name, words);
    }
    return words;
  }

  private static List<String> split(String name) {
    return Arrays.stream(EDGE.split(name))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /// All words in one: `postcode` of `post_code`.
  public static String squeezed(String name) {
    return String.join("", words(name));
  }

  /// Whether two things of that name are likely to be refused for being equal.
  public static boolean suggestsUnique(String name) {
    List<String> words = words(name);
    return !words.isEmpty()
        && (UNIQUE.contains(words.getLast()) || UNIQUE.contains(squeezed(name)))
        && !squeezed(name).matches("(country|currency|language|post|postal|zip|area|dial).*");
  }

  /// An idempotency key: the same one again asks for the same answer.
  public static boolean suggestsKey(String name) {
    return KEY.matcher(squeezed(name)).matches();
  }

  /// Who asks for that gets an answer like any other, and nothing is done.
  public static boolean suggestsRehearsal(String name) {
    return REHEARSAL.matcher(squeezed(name)).matches();
  }

  public static boolean suggestsStart(String name) {
    return words(name).stream().anyMatch(START::contains) && !suggestsEnd(name);
  }

  public static boolean suggestsEnd(String name) {
    return words(name).stream().anyMatch(END::contains)
        && words(name).stream().noneMatch(word -> word.equals("from"));
  }

  /// The singular of a path segment, as far as spelling tells: `category` of `categories`.
  public static String singular(String word) {
    String low = squeezed(word);
    if (low.endsWith("ies") && low.length() > 4) {
      return low.substring(0, low.length() - 3) + "y";
    }
    if (low.matches(".*(ss|sh|ch|x|z)es") && low.length() > 4) {
      return low.substring(0, low.length() - 2);
    }
    boolean plural = low.endsWith("s") && !low.endsWith("ss") && !low.endsWith("us");
    return plural && low.length() > 3 && !low.endsWith("is") ? low.substring(0, low.length() - 1) : low;
  }
}
