package dev.prodproof.cli.reach;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Header;
import java.util.List;

/// `--header` as people write it.
public final class Headers {
  private Headers() {}

  /// @throws Unusable where one isn't `Name: value`
  public static List<Header> of(List<String> given) {
    return given.stream().map(Headers::header).toList();
  }

  private static Header header(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new Unusable("--header takes 'Name: value', not `" + text + "`");
    }
    return new Header(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }
}
