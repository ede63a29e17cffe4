package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Variables of the environment that the code reads.
final class Variables implements Detector {
  private static final String NAME = "([A-Z][A-Z0-9_]+)";
  private static final String QUOTED = "[\"'`]" + NAME + "[\"'`]";
  // A literal after a comma or an `or`, quoted or a number.
  private static final String LITERAL = "[\"'`]?([^\"'`,;)\\n}]*)[\"'`]?";

  /// @param required without a default, reading it fails
  private record Form(Predicate<String> extension, Pattern pattern, boolean required) {
    static Form of(Set<String> extensions, String pattern, boolean required) {
      return new Form(extensions::contains, Pattern.compile(pattern), required);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of(
              Sources.JAVASCRIPT,
              "process\\.env(?:\\." + NAME + "|\\[" + QUOTED + "])\\s*(?:(?:\\|\\||\\?\\?)\\s*" + LITERAL + ")?",
              false),
          // A helper that a framework hands to its settings: env('PORT'), env.int('PORT', 1337).
          Form.of(Sources.JAVASCRIPT, "(?<![\\w.$])[eE]nv(?:\\.[a-z]+)?\\(\\s*" + QUOTED + "\\s*(?:,\\s*" + LITERAL + ")?", false),
          // What is set, taken away or asked for isn't needed.
          Form.of(Sources.PYTHON, "(?<!\\bdel )os\\.environ\\[" + QUOTED + "](?!\\s*=(?!=))", true),
          Form.of(
              Sources.PYTHON,
              "(?:os\\.environ\\.get|os\\.getenv|getenv|env(?:\\.[a-z_]+)?|config)\\(\\s*" + QUOTED
                  + "\\s*(?:,\\s*(?:default\\s*=\\s*)?" + LITERAL + ")?",
              false),
          Form.of(Sources.GO, "os\\.(?:Getenv|LookupEnv)\\(" + QUOTED + "\\)", false),
          Form.of(
              Sources.GO,
              "\\b(?:\\w+\\.)?\\w*[eE]nv\\w*\\(" + QUOTED + ",\\s*" + LITERAL + "\\)",
              false),
          Form.of(Sources.GO, "env(?:config)?:\"" + NAME + "[^\"]*\"(?:\\s+(?:envDefault|default):\"([^\"]*)\")?", false),
          Form.of(Sources.JVM, "System\\.getenv\\(\\s*" + QUOTED + "\\s*\\)", false),
          Form.of(Sources.JVM, "\\$\\{" + NAME + "(?::([^}\"]*))?}", false),
          Form.of(Sources.RUBY, "ENV(?:\\[|\\.fetch\\()" + QUOTED + "(?:,\\s*" + LITERAL + ")?", false),
          Form.of(Set.of("php"), "(?:getenv|env)\\(" + QUOTED + "(?:,\\s*" + LITERAL + ")?", false),
          Form.of(Set.of("cs"), "GetEnvironmentVariable\\(" + QUOTED + "\\)", false),
          Form.of(Set.of("rs"), "env::var\\(" + QUOTED + "\\)", true));

  private static final Pattern TAKEN_APART =
      Pattern.compile("\\{([^{}]*)}\\s*=\\s*process\\.env\\b");
  private static final Pattern PART = Pattern.compile(NAME + "(?:\\s*:\\s*\\w+)?(?:\\s*=\\s*" + LITERAL + ")?");

  // class Settings(BaseSettings): fields are variables in capitals.
  private static final Pattern SETTINGS = Pattern.compile("(?m)^class \\w+\\((?:\\w+\\.)?BaseSettings\\):\\n((?:[ \\t]+.*\\n|\\s*\\n)+)");
  private static final Pattern FIELD =
      Pattern.compile("(?m)^[ \\t]+([A-Za-z]\\w*)[ \\t]*:[ \\t]*[^=\\n]+?(?:[ \\t]*=[ \\t]*" + LITERAL + ")?[ \\t]*$");

  @Override
  public List<Clue> look(Tree tree) {
    var clues = new ArrayList<Clue>();
    for (String file : Sources.in(tree, Variables::code)) {
      String text = tree.textOr(file);
      String extension = Sources.extension(file);
      for (Form form : FORMS) {
        if (form.extension().test(extension)) {
          Sources.matches(form.pattern(), text).forEach(m -> clues.add(read(m, form, file)));
        }
      }
      if (Sources.JAVASCRIPT.contains(extension)) {
        Sources.matches(TAKEN_APART, text)
            .flatMap(m -> Sources.matches(PART, m.group(1)))
            .forEach(m -> clues.add(reads(m.group(1), m.group(2), false, file)));
      } else if (extension.equals("py")) {
        Sources.matches(SETTINGS, text)
            .flatMap(m -> Sources.matches(FIELD, m.group(1)))
            .forEach(m -> clues.add(field(m, file)));
      }
    }
    return clues;
  }

  private static boolean code(String extension) {
    return FORMS.stream().anyMatch(form -> form.extension().test(extension));
  }

  private static Clue read(MatchResult match, Form form, String file) {
    int groups = match.groupCount();
    // The JavaScript form has two ways to write the name.
    boolean twoNames = groups == 3;
    String name = match.group(1) == null ? match.group(2) : match.group(1);
    String value = groups == 1 ? null : match.group(twoNames ? 3 : 2);
    return reads(name, value, form.required(), file);
  }

  private static Clue field(MatchResult match, String file) {
    String name = match.group(1).toUpperCase(java.util.Locale.ROOT);
    return reads(name, match.group(2), match.group(2) == null, file);
  }

  private static Clue reads(String name, @Nullable String found, boolean required, String file) {
    String value = found == null ? null : found.strip();
    boolean literal = value != null && !value.isEmpty() && !value.contains("(") && !value.contains("${");
    boolean word = literal && value != null && value.matches("None|null|undefined|nil|''|\"\"");
    return new Clue.Reads(name, literal && !word ? value : null, required && value == null, file);
  }
}
