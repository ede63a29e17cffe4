package dev.prodproof.facts.leak;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Languages that write the exception first and then a frame on each line.
///
/// @param header group 1 is the exception's type
/// @param frame group `fn` is the function, group `file` the place, either may be missing
/// @param framework matches what isn't the application's own: function and file, joined by a space
record FrameTraces(
    String technology, List<String> needles, Pattern header, Pattern frame, Pattern framework)
    implements TraceReader {
  static final FrameTraces JAVA =
      new FrameTraces(
          "Java",
          List.of(".java:", ".kt:", ".scala:", ".groovy:", "(Native Method)", "(Unknown Source)"),
          Pattern.compile(
              "^(?:Caused by: |Suppressed: |Exception in thread \"[^\"]{1,80}\" )?"
                  + "((?:\\w{1,80}[.$]){1,12}[A-Z][\\w$]{0,100}|[A-Z]\\w{0,80}(?:Exception|Error))"
                  + "(?:: .*)?$"),
          Pattern.compile(
              "^(?:at )?(?:[\\w.@-]{0,80}/){0,2}(?<fn>[\\w$.<>-]{3,300})"
                  + "\\((?<file>[\\w$-]{1,100}\\.(?:java|kt|scala|groovy|clj):\\d{1,7}"
                  + "|Native Method|Unknown Source)\\)"),
          Pattern.compile(
              "^(?:java|javax|jdk|sun|com\\.sun|jakarta|kotlin|kotlinx|scala|groovy|io\\.ktor"
                  + "|org\\.(?:springframework|apache|eclipse|hibernate|jboss|glassfish|postgresql"
                  + "|mariadb|h2|hsqldb|sqlite|codehaus)|io\\.(?:netty|quarkus|vertx|micronaut"
                  + "|undertow|smallrye|javalin|helidon)|com\\.(?:fasterxml|zaxxer|google\\.common"
                  + "|mysql)|tools\\.jackson|reactor|okhttp3|net\\.bytebuddy)\\."));

  static final FrameTraces NODE =
      new FrameTraces(
          "Node",
          List.of(".js:", ".ts:", ".mjs:", ".cjs:", ".jsx:", ".tsx:", "(node:"),
          Pattern.compile("^(?:Uncaught )?([A-Z]\\w{0,80}(?:Error|Exception)|Error)\\b.*"),
          Pattern.compile(
              "^at (?:async )?(?:new )?(?:(?<fn>[^(]{1,120}) \\()?"
                  + "(?<file>(?:file://)?[^\\s():]{0,250}(?::[\\\\/][^\\s():]{1,250})?"
                  + "\\.(?:[mc]?js|[mc]?ts|jsx|tsx)|node:[\\w/]{1,80}):\\d{1,7}:\\d{1,7}\\)?$"),
          Pattern.compile("node_modules|node:| internal/"));

  static final FrameTraces DOTNET =
      new FrameTraces(
          ".NET",
          List.of("  at "),
          Pattern.compile("^\\[?((?:[A-Za-z]\\w{0,80}\\.){1,10}\\w{0,80}Exception)\\b.*"),
          Pattern.compile(
              "^at (?<fn>[\\w.`+<>\\[\\],|]{3,250}) ?\\([^)]{0,300}\\)(?: \\[0x[0-9a-f]{1,8}\\])?"
                  + "(?: in (?<file>.{1,250}):(?:line )?\\d{1,7})?\\s*$"),
          Pattern.compile("^(?:System\\.|Microsoft\\.|lambda_method)"));

  static final FrameTraces ELIXIR =
      new FrameTraces(
          "Elixir",
          List.of("** ("),
          Pattern.compile("^\\*\\* \\(([\\w.]{1,120})\\) .*"),
          Pattern.compile(
              "^(?<file>(?:\\(\\w{1,60} [^)]{1,40}\\) )?\\S{1,200}\\.(?:exs?|erl)):\\d{1,7}:"
                  + " (?<fn>\\S.{0,150})$"),
          Pattern.compile(
              " \\((?:elixir|phoenix|phoenix_\\w+|plug|plug_\\w+|cowboy|bandit|ecto|ecto_sql|stdlib"
                  + "|kernel|db_connection|postgrex) "));

  private static final int FEWEST_WITHOUT_HEADER = 2;

  @Override
  public Optional<StackTrace> read(List<String> lines) {
    String exception = "";
    String above = "";
    String first = "";
    int frames = 0;
    for (String line : lines) {
      String bare = line.strip();
      Matcher found = frame.matcher(bare);
      if (!found.find()) {
        Matcher head = header.matcher(bare);
        if (head.find()) {
          exception = head.group(1);
          above = bare;
        }
        continue;
      }
      frames++;
      first = first.isEmpty() ? above + "\n" + bare : first;
      if (!framework.matcher(name(found, "fn") + " " + name(found, "file")).find()) {
        return enough(
            exception, frames(lines), new StackTrace(technology, exception, called(found), first));
      }
    }
    return enough(exception, frames, new StackTrace(technology, exception, "", first));
  }

  private Optional<StackTrace> enough(String exception, int frames, StackTrace trace) {
    boolean known = !exception.isEmpty() && frames > 0;
    boolean anyway = unmistakable() && frames >= FEWEST_WITHOUT_HEADER;
    return known || anyway ? Optional.of(trace) : Optional.empty();
  }

  /// Frames of Java and Node name file and line, so that two of them tell enough.
  private boolean unmistakable() {
    return technology.equals("Java") || technology.equals("Node");
  }

  private int frames(List<String> lines) {
    return (int) lines.stream().filter(line -> frame.matcher(line.strip()).find()).limit(2).count();
  }

  private static String name(Matcher found, String group) {
    String name = found.group(group);
    return name == null ? "" : name;
  }

  /// The function; for a nameless one the file and the line.
  private static String called(Matcher found) {
    String function = name(found, "fn");
    if (!function.isEmpty() && !function.equals("<anonymous>")) {
      return function;
    }
    return TraceReader.fileName(found.group()).replaceFirst(":\\d+\\)?$", "");
  }
}
