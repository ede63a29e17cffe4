package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Refusals that come under a success: `{"success": false}`, `{"errors": ["…"]}`, `{"code": 400}`. Whoever wraps
/// all answers alike has refused what the wrapping says, whatever the status.
final class SaysNo {
  private static final int READ = 65_536;

  private static final Pattern FALSE = Pattern.compile("\\s*+:\\s*+(?:false\\b|0\\s*+[,}])");

  /// Neither nothing nor empty.
  private static final Pattern SOMETHING =
      Pattern.compile("\\s*+:\\s*+(?!null\\b|false\\b|0\\s*+[,}]|\"\"|\\{\\s*+}|\\[\\s*+])\\S");

  private static final Pattern BAD =
      Pattern.compile("\\s*+:\\s*+\"(?i:error|errors|fail|failed|failure|invalid|rejected)\"");

  private static final Pattern REFUSING = Pattern.compile("\\s*+:\\s*+\"?[45]\\d\\d(?:\\d\\d)?\"?\\s*+[,}]");

  /// By the name of a member, without signs and in lower case: what its value is where it says no.
  private static final Map<String, Pattern> NAMES =
      Map.ofEntries(
          Map.entry("success", FALSE),
          Map.entry("succeeded", FALSE),
          Map.entry("issuccess", FALSE),
          Map.entry("ok", FALSE),
          Map.entry("valid", FALSE),
          Map.entry("error", SOMETHING),
          Map.entry("errors", SOMETHING),
          Map.entry("fielderrors", SOMETHING),
          Map.entry("validationerrors", SOMETHING),
          Map.entry("errcode", SOMETHING),
          Map.entry("errorcode", SOMETHING),
          Map.entry("status", BAD),
          Map.entry("result", BAD),
          Map.entry("code", REFUSING),
          Map.entry("statuscode", REFUSING));

  private SaysNo() {}

  /// In a member of the outermost object.
  static boolean in(Exchange exchange) {
    String all = exchange.text();
    String text = all.substring(0, Math.min(all.length(), READ)).strip();
    return text.startsWith("{") && inMember(text);
  }

  private static boolean inMember(String text) {
    int depth = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        int end = closed(text, at);
        if (depth == 1 && says(text.substring(at + 1, end), text, end + 1)) {
          return true;
        }
        at = end;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      at++;
    }
    return false;
  }

  private static boolean says(String name, String text, int after) {
    Pattern no = NAMES.get(name.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
    return no != null && after <= text.length() && no.matcher(text).region(after, text.length()).lookingAt();
  }

  private static int closed(String text, int quote) {
    int at = quote + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, text.length());
  }
}
