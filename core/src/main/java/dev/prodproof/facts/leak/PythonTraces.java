package dev.prodproof.facts.leak;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The most recent call comes last, and so does the exception; of a chain the last is the one.
record PythonTraces() implements TraceReader {
  private static final Pattern FRAME =
      Pattern.compile("^\\s*File \"?([^\",]{1,300})\"?, line \\d{1,7}(?:, in (\\S.{0,100}))?$");
  private static final Pattern EXCEPTION = Pattern.compile("^([A-Za-z_][\\w.]{0,150})(?::.*)?$");
  private static final Pattern BEFORE = Pattern.compile("^\\s*(\\w{1,80}(?:Error|Exception)): ");
  private static final Pattern DJANGO = Pattern.compile("^Exception Type: (\\w{1,100})");
  private static final Pattern FRAMEWORK =
      Pattern.compile("site-packages|dist-packages|/lib/python\\d|<frozen|\\\\Lib\\\\");

  @Override
  public List<String> needles() {
    return List.of(", line ");
  }

  @Override
  public Optional<StackTrace> read(List<String> lines) {
    boolean announced = false;
    boolean open = false;
    String frame = "";
    String first = "";
    String exception = "";
    for (String line : lines) {
      announced |= line.contains("Traceback ");
      if (first.isEmpty()) {
        Matcher before = BEFORE.matcher(line);
        exception = before.find() ? before.group(1) : exception;
      }
      Matcher found = FRAME.matcher(line);
      if (found.find()) {
        frame = open ? frame : "";
        open = true;
        first = first.isEmpty() ? line.strip() : first;
        if (!FRAMEWORK.matcher(found.group(1)).find() && found.group(2) != null) {
          frame = found.group(2);
        }
      } else if (open && !line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
        exception = exception(line, exception);
        open = false;
      }
    }
    return announced && !first.isEmpty()
        ? Optional.of(new StackTrace("Python", exception, frame, exception + "\n" + first))
        : Optional.empty();
  }

  private static String exception(String line, String known) {
    for (Pattern pattern : List.of(DJANGO, EXCEPTION)) {
      Matcher found = pattern.matcher(line);
      if (found.find()) {
        return found.group(1);
      }
    }
    return known;
  }
}
