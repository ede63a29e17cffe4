package dev.prodproof.experiments.fuzzing.values;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person would type into a field of that name.
///
/// @param today dates lie around it, so that what must be in the future is
public record Everyday(Token token, LocalDate today) {
  /// By the whole squeezed name first, then by its last words; the longest key that ends the name wins.
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("phone", "+442079460123"),
          Map.entry("phonenumber", "+442079460123"),
          Map.entry("mobile", "+447700900123"),
          Map.entry("tel", "+442079460123"),
          Map.entry("telephone", "+442079460123"),
          Map.entry("fax", "+442079460124"),
          Map.entry("firstname", "Ada"),
          Map.entry("givenname", "Ada"),
          Map.entry("lastname", "Lovelace"),
          Map.entry("surname", "Lovelace"),
          Map.entry("familyname", "Lovelace"),
          Map.entry("password", "Correct-Horse-7-Battery"),
          Map.entry("street", "10 Downing Street"),
          Map.entry("address", "10 Downing Street"),
          Map.entry("city", "London"),
          Map.entry("town", "London"),
          Map.entry("state", "Kent"),
          Map.entry("county", "Kent"),
          Map.entry("region", "Kent"),
          Map.entry("postcode", "SW1A 1AA"),
          Map.entry("postalcode", "SW1A 1AA"),
          Map.entry("zip", "10115"),
          Map.entry("zipcode", "10115"),
          Map.entry("country", "GB"),
          Map.entry("countrycode", "GB"),
          Map.entry("nationality", "GB"),
          Map.entry("currency", "EUR"),
          Map.entry("currencycode", "EUR"),
          Map.entry("language", "en"),
          Map.entry("lang", "en"),
          Map.entry("locale", "en-GB"),
          Map.entry("timezone", "Europe/London"),
          Map.entry("zone", "Europe/London"),
          Map.entry("color", "#3366cc"),
          Map.entry("colour", "#3366cc"),
          Map.entry("iban", "GB82WEST12345698765432"),
          Map.entry("bic", "DEUTDEFF"),
          Map.entry("cardnumber", "4111111111111111"),
          Map.entry("card", "4111111111111111"),
          Map.entry("cvv", "123"),
          Map.entry("cvc", "123"),
          Map.entry("ip", "192.0.2.7"),
          Map.entry("company", "Analytical Engines Ltd"),
          Map.entry("organisation", "Analytical Engines Ltd"),
          Map.entry("organization", "Analytical Engines Ltd"),
          Map.entry("version", "1.0.0"),
          Map.entry("gender", "female"),
          Map.entry("description", "A table by the window, please"),
          Map.entry("note", "A table by the window, please"),
          Map.entry("notes", "A table by the window, please"),
          Map.entry("comment", "A table by the window, please"),
          Map.entry("message", "A table by the window, please"),
          Map.entry("content", "A table by the window, please"),
          Map.entry("text", "A table by the window, please"),
          Map.entry("body", "A table by the window, please"),
          Map.entry("bio", "Writes programs for engines"),
          Map.entry("time", "14:30"),
          Map.entry("sort", "id"),
          Map.entry("order", "asc"),
          Map.entry("tag", "blue"),
          Map.entry("type", "standard"),
          Map.entry("category", "books"));

  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("price", "12.50"),
          Map.entry("amount", "12.50"),
          Map.entry("total", "12.50"),
          Map.entry("cost", "12.50"),
          Map.entry("fee", "2.50"),
          Map.entry("balance", "100"),
          Map.entry("capacity", "10"),
          Map.entry("stock", "10"),
          Map.entry("age", "34"),
          Map.entry("year", "2026"),
          Map.entry("month", "6"),
          Map.entry("day", "15"),
          Map.entry("hour", "14"),
          Map.entry("minute", "30"),
          Map.entry("minutes", "30"),
          Map.entry("duration", "60"),
          Map.entry("page", "1"),
          Map.entry("offset", "0"),
          Map.entry("skip", "0"),
          Map.entry("size", "10"),
          Map.entry("limit", "10"),
          Map.entry("rating", "4"),
          Map.entry("score", "4"),
          Map.entry("percent", "10"),
          Map.entry("percentage", "10"),
          Map.entry("discount", "10"),
          Map.entry("latitude", "51.5"),
          Map.entry("lat", "51.5"),
          Map.entry("longitude", "-0.12"),
          Map.entry("lon", "-0.12"),
          Map.entry("lng", "-0.12"),
          Map.entry("weight", "1.5"),
          Map.entry("height", "1.5"),
          Map.entry("width", "1.5"));

  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("time", "14:30:00Z"),
          Map.entry("duration", "PT1H"),
          Map.entry("uri", "https://example.com/picture.png"),
          Map.entry("url", "https://example.com/picture.png"),
          Map.entry("iri", "https://example.com/picture.png"),
          Map.entry("uri-reference", "/picture.png"),
          Map.entry("hostname", "www.example.com"),
          Map.entry("ipv4", "192.0.2.7"),
          Map.entry("ip", "192.0.2.7"),
          Map.entry("ipv6", "2001:db8::7"),
          Map.entry("byte", "aGVsbG8="),
          Map.entry("base64", "aGVsbG8="),
          Map.entry("phone", "+442079460123"),
          Map.entry("regex", "[a-z]+"),
          Map.entry("json-pointer", "/a"),
          Map.entry("password", "Correct-Horse-7-Battery"));

  /// An everyday text; unique where the name suggests that no two may be equal.
  ///
  /// @param format as in JSON Schema; empty where none is stated
  /// @param max longest in code points
  public String text(String name, String format, int max) {
    String known = byFormat(name, format.toLowerCase(Locale.ROOT));
    String value = known != null ? known : byName(name, max);
    return UnusualText.cut(value, max);
  }

  /// An everyday number for the name, or 1 where the name tells nothing, or how many are taken of something: one is
  /// there more surely than two.
  public BigDecimal number(String name, boolean integer) {
    String known = longestSuffix(NUMBERS, Names.squeezed(name));
    var value = new BigDecimal(known == null ? "1" : known);
    return integer ? new BigDecimal(value.toBigInteger()) : value;
  }

  /// Start before end by their names, births in the past, expiry far ahead.
  public LocalDate date(String name) {
    String squeezed = Names.squeezed(name);
    if (squeezed.contains("birth") || squeezed.equals("dob")) {
      return LocalDate.of(1990, 5, 17);
    }
    if (squeezed.matches(".*(created|updated|modified|issued|past|hired|joined).*")) {
      return today.minusDays(30);
    }
    if (squeezed.matches(".*(expir|valid|due).*")) {
      return today.plusYears(1);
    }
    return today.plusDays(Names.suggestsEnd(name) ? 9 : 7);
  }

  private @Nullable String byFormat(String name, String format) {
    return switch (format) {
      case "email", "idn-email" -> "ada." + token.unique() + "@example.com";
      case "uuid" -> token.uuid();
      case "date" -> date(name).toString();
      case "date-time" -> moment(name);
      default -> FORMATS.get(format);
    };
  }

  private String moment(String name) {
    return date(name) + (Names.suggestsEnd(name) ? "T15:00:00Z" : "T14:00:00Z");
  }

  private String byName(String name, int max) {
    String squeezed = Names.squeezed(name);
    List<String> words = Names.words(name);
    String last = words.isEmpty() ? "" : words.getLast();
    if (squeezed.endsWith("email") || last.equals("mail")) {
      return "ada." + token.unique() + "@example.com";
    }
    if (last.matches("date|day|birthday|dob") || squeezed.matches("(from|to|since|until)(date)?")) {
      return date(name).toString();
    }
    if ((last.equals("at") && words.size() > 1) || last.matches("datetime|timestamp")) {
      return moment(name);
    }
    if (last.matches("url|uri|link|website|homepage|href")) {
      return "https://example.com/" + token.unique();
    }
    if (last.matches("uuid|guid")) {
      return token.uuid();
    }
    String known = longestSuffix(TEXTS, squeezed);
    return known != null ? known : made(name, max);
  }

  /// A text of our own making, with the token where it fits.
  private String made(String name, int max) {
    String unique = token.unique();
    if (Names.suggestsUnique(name)) {
      String squeezed = Names.squeezed(name);
      boolean oneWord = squeezed.matches(".*(username|login|handle|slug|code|sku|key|ref|reference)");
      return oneWord || max < unique.length() + 4 ? unique : "Ada " + unique;
    }
    return max < unique.length() + 5 ? "blue" : "blue " + unique;
  }

  private static @Nullable String longestSuffix(
      Map<String, String> table, String name) {
    for (int start = 0; start < name.length(); start++) {
      String value = table.get(name.substring(start));
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
