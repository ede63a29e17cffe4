package dev.prodproof.facts.leak;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `panic: …`, `goroutine 19 [running]:`, then two lines for each call.
record GoTraces() implements TraceReader {
  private static final Pattern FILE =
      Pattern.compile("^\\s*(\\S{1,250}\\.go):\\d{1,7}(?: \\+0x[0-9a-f]{1,8})?$");
  private static final Pattern PANIC = Pattern.compile("panic(?: serving [^ ]{1,60})?: (.{1,200})");
  private static final Pattern FRAMEWORK =
      Pattern.compile("/go/src/|/pkg/mod/|/libexec/src/|/usr/lib/go");

  @Override
  public List<String> needles() {
    return List.of("goroutine ");
  }

  @Override
  public Optional<StackTrace> read(List<String> lines) {
    boolean dump = false;
    String exception = "";
    String frame = "";
    String first = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      dump |= line.startsWith("goroutine ") && line.contains(" [");
      Matcher panic = PANIC.matcher(line);
      exception = exception.isEmpty() && panic.find() ? exception(panic.group(1)) : exception;
      if (line.startsWith("panic(")) {
        frame = ""; // what stands above only recovered
      }
      Matcher file = FILE.matcher(line);
      if (i > 0 && file.find()) {
        first = first.isEmpty() ? lines.get(i - 1) : first;
        boolean own = frame.isEmpty() && !FRAMEWORK.matcher(file.group(1)).find();
        frame = own ? function(lines.get(i - 1)) : frame;
      }
    }
    return dump && !first.isEmpty()
        ? Optional.of(new StackTrace("Go", exception, frame, exception + "\n" + first))
        : Optional.empty();
  }

  /// Values within the message would make one cause many.
  private static String exception(String message) {
    return message.startsWith("runtime error: ")
        ? message.replaceAll("[\\[:]*-?\\d+:?\\]*", "").replaceAll(" with length.*", "").strip()
        : "panic";
  }

  private static String function(String call) {
    String name = call.startsWith("created by ") ? call.substring("created by ".length()) : call;
    int arguments = name.lastIndexOf('(');
    return (arguments > 0 ? name.substring(0, arguments) : name).strip();
  }
}
