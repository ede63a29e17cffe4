package dev.prodproof.cli.load;

import dev.prodproof.cli.reach.Headers;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Header;
import dev.prodproof.wire.load.Mix;
import dev.prodproof.wire.load.Operation;
import dev.prodproof.wire.load.Slot;
import dev.prodproof.wire.load.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is sent: one request, or a mix of several with data in their slots.
public final class MixOptions {
  private static final Pattern OPERATION =
      Pattern.compile("(?:([0-9]+(?:\\.[0-9]+)?)x )?([A-Z]+) (/\\S*)(?: (.*))?", Pattern.DOTALL);

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "Default: GET; POST with --body.")
  @Nullable String method;

  @Option(names = "--body", paramLabel = "TEXT|@FILE", description = "Of the request.")
  @Nullable String body;

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "Sent with each request. May be given again.")
  List<String> headers = new ArrayList<>();

  @Option(
      names = "--operation",
      paramLabel = "'[Nx ]METHOD PATH[ BODY]'",
      description = {
        "One of several operations, for example '3x GET /slots/$${id}': sent three times as often",
        "as one without a number. Paths are those of the target; may be given again."
      })
  List<String> operations = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "NAME=VALUES",
      description = {
        "What stands for $${NAME} in paths, headers and bodies: a,b,c drawn at random, @FILE with",
        "a value on each line, or + for a number that no other request has. May be given again."
      })
  List<String> data = new ArrayList<>();

  @Option(names = "--traced", description = "Each request carries a traceparent of its own.")
  boolean traced;

  /// @param target whose path is the only operation where no other is given
  public Mix mix(URI target, long seed) {
    Map<String, Slot> slots = slots();
    var all = new ArrayList<Mix.Weighted>();
    for (String each : operations) {
      all.add(weighted(each, slots));
    }
    if (operations.isEmpty()) {
      all.add(new Mix.Weighted(single(target, slots), 1));
    } else if (method != null || body != null) {
      throw new Unusable("--method and --body don't go with --operation, which says both");
    }
    return new Mix(all.stream().map(each -> dressed(each, slots)).toList(), seed);
  }

  private Operation single(URI target, Map<String, Slot> slots) {
    String path = target.getRawPath() == null ? "" : target.getRawPath();
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    String content = body == null ? "" : text(body);
    String verb = method == null ? (body == null ? "GET" : "POST") : method;
    return operation(verb, (path.isEmpty() ? "/" : path) + query, content, slots);
  }

  private static Mix.Weighted weighted(String text, Map<String, Slot> slots) {
    Matcher matcher = OPERATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new Unusable(
          "--operation takes '[Nx ]METHOD /path[ BODY]', for example '3x GET /slots', not `"
              + text
              + "`");
    }
    double weight = matcher.group(1) == null ? 1 : Double.parseDouble(matcher.group(1));
    String content = matcher.group(4) == null ? "" : text(matcher.group(4));
    return new Mix.Weighted(operation(matcher.group(2), matcher.group(3), content, slots), weight);
  }

  private static Operation operation(
      String verb, String path, String content, Map<String, Slot> slots) {
    return Operation.of(verb, path)
        .target(Template.of(path, slots))
        .body(Template.of(content, slots));
  }

  private Mix.Weighted dressed(Mix.Weighted bare, Map<String, Slot> slots) {
    Operation operation = bare.operation();
    for (Header header : Headers.of(headers)) {
      operation = operation.header(header.name(), Template.of(header.value(), slots));
    }
    boolean json =
        operation.body().parts().stream().findFirst().filter(MixOptions::json).isPresent();
    boolean typed =
        operation.headers().stream()
            .anyMatch(field -> field.name().equalsIgnoreCase("content-type"));
    if (json && !typed) {
      operation = operation.header("Content-Type", "application/json");
    }
    return new Mix.Weighted(traced ? operation.traced() : operation, bare.weight());
  }

  private static boolean json(Template.Part first) {
    return first instanceof Template.Part.Text(String text)
        && (text.startsWith("{") || text.startsWith("["));
  }

  private Map<String, Slot> slots() {
    var slots = new TreeMap<String, Slot>();
    for (String each : data) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new Unusable("--data takes NAME=VALUES, not `" + each + "`");
      }
      slots.put(each.substring(0, equals), slot(each.substring(equals + 1)));
    }
    return slots;
  }

  private static Slot slot(String values) {
    if (values.equals("+")) {
      return new Slot.Count(1);
    }
    List<String> all =
        values.startsWith("@")
            ? text(values).lines().filter(line -> !line.isBlank()).toList()
            : List.of(values.split(",", -1));
    if (all.isEmpty()) {
      throw new Unusable(values.substring(1) + " holds no line with a value");
    }
    return new Slot.AnyOf(all);
  }

  private static String text(String given) {
    if (!given.startsWith("@")) {
      return given;
    }
    try {
      return Files.readString(Path.of(given.substring(1)));
    } catch (IOException e) {
      throw new Unusable("cannot read " + given.substring(1) + ": " + e.getMessage(), e);
    }
  }
}
