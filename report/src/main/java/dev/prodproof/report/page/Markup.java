package dev.prodproof.report.page;

import dev.prodproof.report.words.Foreign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A piece of HTML. Text and attribute values escape; nothing else can be written by accident.
sealed interface Markup {
  void write(StringBuilder out);

  static Element el(String name, Markup... children) {
    return new Element(name).add(children);
  }

  /// An element with a class, the most frequent case.
  static Element box(String name, String css, Markup... children) {
    return el(name, children).at("class", css);
  }

  static Markup text(String text) {
    return new Text(text);
  }

  static Element textual(String name, String css, String text) {
    return box(name, css, new Text(text));
  }

  /// Prose in which words between backticks are code.
  static Element prose(String name, String css, String words) {
    var prose = box(name, css);
    String[] parts = words.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i + 1 < parts.length;
      boolean loose = i % 2 == 1 && !code;
      prose.add(code ? textual("code", "word", parts[i]) : text((loose ? "`" : "") + parts[i]));
    }
    return prose;
  }

  record Text(String text) implements Markup {
    @Override
    public void write(StringBuilder out) {
      escape(Foreign.visibleLines(text), out);
    }
  }

  /// Markup that this module made itself, or that the Markdown renderer made with HTML escaped.
  record Made(String markup) implements Markup {
    @Override
    public void write(StringBuilder out) {
      out.append(markup);
    }
  }

  final class Element implements Markup {
    private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "input");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Markup> children = new ArrayList<>();

    private Element(String name) {
      this.name = name;
    }

    Element at(String attribute, String value) {
      attributes.put(attribute, value);
      return this;
    }

    Element add(Markup... more) {
      children.addAll(List.of(more));
      return this;
    }

    Element add(List<? extends Markup> more) {
      children.addAll(more);
      return this;
    }

    Element addText(String text) {
      return add(new Text(text));
    }

    @Override
    public void write(StringBuilder out) {
      out.append('<').append(name);
      attributes.forEach(
          (attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(Foreign.visible(value), out);
            out.append('"');
          });
      out.append('>');
      if (!VOID.contains(name)) {
        children.forEach(child -> child.write(out));
        out.append("</").append(name).append('>');
      }
    }
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
