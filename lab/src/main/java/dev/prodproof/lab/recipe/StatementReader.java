package dev.prodproof.lab.recipe;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.facts.CapacityStated.Machine;
import dev.prodproof.facts.LoadScene.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads a capacity statement: a document for people with one block for us, fenced as YAML, whose
/// `format` is `prodproof.capacity/1`.
public final class StatementReader {
  public static final String FORMAT = "prodproof.capacity/1";

  private static final Pattern BLOCK =
      Pattern.compile("^```ya?ml *\\R(.*?)^``` *$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SHARE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) *%");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?) *(ms|s)");
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;
  private static final int MOST = 1_000;
  private static final int LARGEST = 1 << 20;

  private final String source;

  private StatementReader(String source) {
    this.source = source;
  }

  /// @param source what to call the file
  /// @throws Unusable where it isn't there, or holds no such block
  public static CapacityStated read(Path file, String source) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new Unusable(source + " is larger than 1 MB: is it the right file?");
      }
      return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), source);
    } catch (IOException e) {
      throw new Unusable(
          "can't read "
              + source
              + ", which states the capacity (`declare.capacity`): write it with `prodproof load"
              + " --find-capacity --statement FILE`",
          e);
    }
  }

  static CapacityStated parse(String text, String source) {
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      if (blocks.group(1).contains(FORMAT)) {
        long before = text.substring(0, blocks.start(1)).lines().count();
        // So that complaints name the file's own lines.
        String padded = "\n".repeat((int) before) + blocks.group(1);
        Yaml yaml = Yaml.read(source, padded.getBytes(StandardCharsets.UTF_8));
        return new StatementReader(source).stated(yaml.root());
      }
    }
    throw new Unusable(
        source + " states no capacity: it needs a block ```yaml with `format: " + FORMAT + "`");
  }

  private CapacityStated stated(JsonNode root) {
    double low = number(root, "served");
    double high = number(root, "not-served");
    if (high <= low) {
      throw wrong("`not-served` must be more than `served`");
    }
    return new CapacityStated(
        source,
        low,
        high,
        share("tolerance", root.path("tolerance")),
        time(root.path("p99")),
        mix(root.path("mix")),
        new Machine(root.path("machine").asString(""), root.path("cores").asInt(0)));
  }

  private double number(JsonNode root, String key) {
    double value = root.path(key).isNumber() ? root.path(key).asDouble() : 0;
    if (value <= 0) {
      throw wrong("`" + key + "` must be requests a second, such as 312.5");
    }
    return value;
  }

  /// In nanoseconds.
  private long time(JsonNode node) {
    Matcher matcher = TIME.matcher(node.asString("").strip());
    if (!matcher.matches()) {
      throw wrong("`p99` must be a time such as 500ms");
    }
    double unit = matcher.group(2).equals("s") ? SECOND : MILLI;
    return Math.round(Double.parseDouble(matcher.group(1)) * unit);
  }

  private double share(String key, JsonNode node) {
    Matcher matcher = SHARE.matcher(node.asString("").strip());
    double share = matcher.matches() ? Double.parseDouble(matcher.group(1)) / 100 : -1;
    if (share < 0 || share > 1) {
      throw wrong("`" + key + "` must be a share such as 20%");
    }
    return share;
  }

  private List<Share> mix(JsonNode node) {
    var mix = new ArrayList<Share>();
    for (var entry : node.properties()) {
      mix.add(new Share(entry.getKey(), share("mix." + entry.getKey(), entry.getValue())));
    }
    if (mix.isEmpty() || mix.size() > MOST) {
      throw wrong("`mix` must say which operation makes which share, such as `GET /slots: 100%`");
    }
    return List.copyOf(mix);
  }

  private Unusable wrong(String what) {
    return new Unusable(source + ": " + what);
  }
}
