package dev.prodproof.lab.recipe.draft;

import dev.prodproof.lab.recipe.draft.Draft.Doubt;
import dev.prodproof.lab.recipe.draft.Draft.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A draft as YAML, each line with the file that it was taken from.
final class DraftText {
  /// Where comments begin, so that values can be read down the page.
  private static final int COLUMN = 56;

  private static final Pattern STRANGE =
      Pattern.compile("\\$\\{(?!(service\\.port|env\\.\\w+|[a-z][a-z0-9-]*\\.(url|jdbc|host|port|name|user|password))})");

  private final List<String> lines = new ArrayList<>();

  private DraftText() {}

  static String of(Draft draft) {
    var text = new DraftText();
    text.head(draft);
    text.service(draft);
    text.rest(draft);
    return String.join("\n", text.lines) + "\n";
  }

  /// As a YAML scalar: quoted unless it is plain in any reading. Placeholders of others aren't ours.
  static String quoted(String foreign) {
    String text = STRANGE.matcher(foreign).replaceAll("\\$");
    boolean plain = text.matches("[A-Za-z/][A-Za-z0-9/_.-]*") && !text.matches("(?i)true|false|yes|no|on|off|null|y|n");
    return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\p{Cntrl}]", " ") + "\"";
  }

  static String list(List<String> words) {
    return words.stream().map(DraftText::word).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String word(String text) {
    return text.matches("-[A-Za-z-]+") ? text : quoted(text);
  }

  private void head(Draft draft) {
    lines.add("# What `prodproof init` found in this repository. What it could not know:");
    for (Doubt doubt : draft.doubts()) {
      lines.add("#   - " + oneLine(doubt.what() + ": " + doubt.remedy()));
    }
  }

  private void service(Draft draft) {
    lines.add("service:");
    line("  name: " + draft.name().value(), draft.name());
    line("  url: " + draft.url().value(), draft.url());
    if (draft.start().active()) {
      line("  start: " + draft.start().value(), draft.start());
    } else {
      lines.add("  # start: [the, command]  # leave it out where the service runs already");
    }
    if (!draft.folder().isEmpty()) {
      lines.add("  folder: " + quoted(draft.folder()));
    }
    if (draft.ready() != null) {
      line("  ready: " + quoted(draft.ready().value()), draft.ready());
    } else {
      lines.add("  # ready: /health  # a path that answers 2xx once it can serve");
    }
    env(draft);
  }

  private void env(Draft draft) {
    if (draft.env().values().stream().anyMatch(Said::active)) {
      lines.add("  env:");
    } else if (!draft.env().isEmpty()) {
      lines.add("  # env:");
    }
    draft.env().forEach((name, said) -> line((said.active() ? "    " : "    # ") + name + ": " + (said.active() || !said.value().equals("\"\"") ? said.value() : "…"), said));
  }

  private void rest(Draft draft) {
    if (draft.describe() == null) {
      lines.add("# describe: { openapi: openapi.yaml }  # a path on the service, a URL or a file");
    } else {
      line("describe: { openapi: " + draft.describe().value() + " }", draft.describe());
    }
    if (!draft.needs().isEmpty()) {
      lines.add("needs:");
      draft.needs().forEach((name, said) -> line("  " + name + ": " + said.value(), said));
    }
    lines.add("# identities:");
    lines.add("#   " + oneLine(draft.identity()));
    for (Said hook : draft.webhooks()) {
      line("# webhooks: [ " + hook.value() + " ]", hook);
    }
    lines.add("# declare: { deadline: 10s, body-limit: 1MB, public: [] }  # what you promise your clients");
    lines.add("allow: breaks                                           # reads | writes | stresses | breaks");
  }

  private void line(String text, Said said) {
    String padded = text.length() >= COLUMN ? text + "  " : text + " ".repeat(COLUMN - text.length());
    lines.add(oneLine(padded + "# " + said.where()));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
  }
}
