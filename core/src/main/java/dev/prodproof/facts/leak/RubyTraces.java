package dev.prodproof.facts.leak;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `app.rb:4:in 'reserve': message (NoMethodError)` and the frames below it.
record RubyTraces() implements TraceReader {
  private static final Pattern FRAME =
      Pattern.compile(
          "^(?:from )?((?:[A-Z]:)?[^\\s:]{1,250}):(\\d{1,7}):in [`']([^']{1,150})'(?:: .*)?");
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "#<([A-Z][\\w:]{1,100}): |\\(([A-Z][\\w:]{2,100})\\)$"
              + "|^([A-Z][\\w:]{0,100}(?:Error|Exception))(?:: .*)?$");
  private static final Pattern FRAMEWORK =
      Pattern.compile("/gems/|/rubygems|/lib/ruby/|^<internal");
  private static final Pattern METHOD = Pattern.compile("[\\w#.:]+[?!=]?");

  @Override
  public List<String> needles() {
    return List.of(":in `", ":in '");
  }

  @Override
  public Optional<StackTrace> read(List<String> lines) {
    String exception = "";
    String frame = "";
    String first = "";
    int frames = 0;
    for (String line : lines) {
      String bare = line.strip();
      Matcher found = FRAME.matcher(bare);
      if (found.find()) {
        frames++;
        first = first.isEmpty() ? bare : first;
        if (frame.isEmpty() && !FRAMEWORK.matcher(found.group(1)).find()) {
          frame = called(found);
        }
      }
      exception = exception.isEmpty() ? exception(bare) : exception;
    }
    return frames > 1 || (frames == 1 && !exception.isEmpty())
        ? Optional.of(new StackTrace("Ruby", exception, frame, exception + "\n" + first))
        : Optional.empty();
  }

  private static String called(Matcher frame) {
    String method = frame.group(3);
    return METHOD.matcher(method).matches()
        ? method
        : TraceReader.fileName(frame.group(1)) + ":" + frame.group(2);
  }

  private static String exception(String line) {
    Matcher found = EXCEPTION.matcher(line);
    if (!found.find()) {
      return "";
    }
    for (int group = 1; group <= found.groupCount(); group++) {
      String name = found.group(group);
      if (name != null) {
        return name;
      }
    }
    return "";
  }
}
