package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.report.words.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// A rule sheet's Markdown as HTML. Raw HTML is escaped and dangerous addresses are dropped:
/// plug-ins' rules, and reports from elsewhere, are foreign too.
final class RuleText {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  /// `Spring Boot: validate with the types`
  private static final Pattern STACK = Pattern.compile("([A-Z][\\w.+#/ -]{1,28}): ?.*");

  private static final int MOST = 20_000;

  private RuleText() {}

  /// @param group a name that makes the page's stacks exclusive, so that they act as tabs
  static Markup.Element of(String markdown, String group) {
    String tame = Foreign.encodable(Foreign.visibleLines(Foreign.cut(markdown, MOST)));
    var prose = box("div", "prose");
    Node document = PARSER.parse(tame);
    document.accept(new WithoutImages());
    Node block = document.getFirstChild();
    boolean first = true;
    while (block != null) {
      Node next = block.getNext();
      Optional<String> stack = stack(block);
      if (stack.isPresent() && next instanceof FencedCodeBlock) {
        var blocks = new ArrayList<Node>(List.of(block));
        while (next instanceof FencedCodeBlock) {
          blocks.add(next);
          next = next.getNext();
        }
        prose.add(tab(stack.get(), group, blocks, first));
        first = false;
      } else {
        prose.add(made(block));
      }
      block = next;
    }
    return prose;
  }

  private static Markup tab(String stack, String group, List<Node> blocks, boolean open) {
    var tab = box("details", "stack").at("name", group);
    if (open) {
      tab.at("open", "");
    }
    tab.add(textual("summary", "", stack));
    blocks.forEach(block -> tab.add(made(block)));
    return tab;
  }

  /// The stack that a paragraph is about, when it begins with its name.
  private static Optional<String> stack(Node block) {
    if (!(block instanceof Paragraph)) {
      return Optional.empty();
    }
    Node start = block.getFirstChild();
    if (start instanceof StrongEmphasis strong && strong.getNext() == null) {
      return strong.getFirstChild() instanceof Text name
          ? Optional.of(name.getLiteral())
          : Optional.empty();
    }
    if (start instanceof Text words) {
      var matcher = STACK.matcher(words.getLiteral());
      return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Markup made(Node block) {
    return new Markup.Made(RENDERER.render(block));
  }

  /// An image would be fetched from elsewhere; the page stays offline, so its words stand instead.
  private static final class WithoutImages extends AbstractVisitor {
    @Override
    public void visit(Image image) {
      Node word = image.getFirstChild();
      while (word != null) {
        Node next = word.getNext();
        image.insertBefore(word);
        word = next;
      }
      image.unlink();
    }
  }
}
